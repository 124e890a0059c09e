package io.vaultkeeper.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The page for a browser: static, and so without the token. It may load its own files, and talk to this daemon only. */
final class Page {
    /** Where the build puts it. */
    static final String FOLDER = "/io/vaultkeeper/page/";

    private static final String INDEX = "index.html";
    private static final Map<String, String> NAMES = Map.of("/", INDEX, "/app.js", "app.js", "/app.css", "app.css");
    private static final Map<String, String> TYPES = Map.of(
            INDEX,
            "text/html;charset=utf-8",
            "app.js",
            "text/javascript;charset=utf-8",
            "app.css",
            "text/css;charset=utf-8");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String NOT_BUILT = """
            Vaultkeeper is running, but this copy of it was built without the page.
            Build it with Node installed: scripts/start does, from the folder that Vaultkeeper is in.
            """;

    private final Map<String, byte[]> files;

    private Page(Map<String, byte[]> files) {
        this.files = files;
    }

    /**
     * Read once: a build while the daemon runs replaces the archive under it.
     *
     * @param folder of the class path, with a slash at both ends; may be absent
     */
    static Page load(String folder) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        for (String name : TYPES.keySet()) {
            try (@Nullable InputStream file = Page.class.getResourceAsStream(folder + name)) {
                if (file != null) {
                    files.put(name, file.readAllBytes());
                }
            }
        }
        return new Page(files);
    }

    static Set<String> paths() {
        return NAMES.keySet();
    }

    void addTo(RoutesConfig routes) {
        NAMES.forEach((path, name) -> {
            routes.get(path, context -> serve(context, name));
            routes.head(path, context -> serve(context, name));
        });
    }

    private void serve(Context context, String name) {
        context.header("Content-Security-Policy", POLICY);
        context.header("Referrer-Policy", "no-referrer");
        byte[] file = files.get(name);
        if (file != null) {
            context.contentType(TYPES.getOrDefault(name, "")).result(file);
        } else if (name.equals(INDEX)) {
            context.status(404).contentType("text/plain;charset=utf-8").result(NOT_BUILT);
        } else {
            throw new ProblemException(404, "Not found", "This copy of Vaultkeeper was built without the page.", null);
        }
    }
}
