package io.vaultkeeper.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plugin as it was built.
 *
 * @param contents by name; the manifest last, since Obsidian takes a folder that has one for a plugin that is there
 */
public record PluginFiles(Map<String, byte[]> contents) {
    static final String MANIFEST = "manifest.json";

    private static final List<String> NAMES = List.of("main.js", "styles.css", MANIFEST);

    /** @throws IOException where this program was built without the plugin; the message says how to build it */
    public static PluginFiles carried() throws IOException {
        return load("/io/vaultkeeper/plugin/");
    }

    /** @param folder of the class path, with a slash at both ends */
    static PluginFiles load(String folder) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (String name : NAMES) {
            try (@Nullable InputStream file = PluginFiles.class.getResourceAsStream(folder + name)) {
                if (file == null) {
                    throw new IOException("This copy of Vaultkeeper was built without Obsidian's plugin. "
                            + "Install Node 20 or newer and build it again: scripts/start does.");
                }
                contents.put(name, file.readAllBytes());
            }
        }
        return new PluginFiles(contents);
    }

    String version() {
        return Manifest.version(contents.getOrDefault(MANIFEST, new byte[0])).orElse("unknown");
    }
}
