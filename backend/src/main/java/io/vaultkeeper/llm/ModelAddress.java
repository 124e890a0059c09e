package io.vaultkeeper.llm;

import java.net.URI;
import java.util.regex.Pattern;

/** Where a model server listens. */
public record ModelAddress(String url) {
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d+){3}|\\[(0*:)*:?0*1]");

    public static boolean isValid(String text) {
        try {
            URI uri = URI.create(text);
            // A name and a password would be told in messages and logs; there is a setting for a key.
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What is wrong with an address that is not valid; a password in it is not told. */
    public static String fault(String text) {
        return text.contains("@") ? "without a name or a password; for a key there is api-key" : "not \"" + text + "\"";
    }

    /** On this machine's loopback address. */
    public boolean isLocal() {
        return LOOPBACK.matcher(URI.create(url).getHost()).matches();
    }

    /** Without slashes at its end. */
    public String root() {
        return url.replaceFirst("/+$", "");
    }

    /** Without the {@code /v1} that some write and some leave out. */
    public String rootOfOpenAi() {
        return root().replaceFirst("/v1$", "");
    }
}
