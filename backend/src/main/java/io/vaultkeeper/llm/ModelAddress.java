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

    /** On this machine's loopback address. */
    boolean isLocal() {
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
