package io.vaultkeeper.source;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** The globs of what is not to be read. A folder that one names is left out with all in it. */
public final class Exclusions {
    private final List<PathMatcher> matchers;

    /**
     * @param globs relative to the source's root, with {@code /}
     * @param setting where the user wrote them
     * @throws IllegalArgumentException naming a glob that is none
     */
    public Exclusions(List<String> globs, String setting) {
        this.matchers = globs.stream().map(glob -> matcher(glob, setting)).toList();
    }

    /** @throws IllegalArgumentException naming a glob that is none */
    public static void check(List<String> globs, String setting) {
        globs.forEach(glob -> matcher(glob, setting));
    }

    /** @param key relative to the source's root, with {@code /}; of a file or a folder */
    public boolean covers(String key) {
        Path path = Path.of(normalized(key));
        return matchers.stream().anyMatch(matcher -> matcher.matches(path));
    }

    /** Whether it covers the file or a folder above it. */
    public boolean coversWithin(String key) {
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            if (covers(key.substring(0, slash))) {
                return true;
            }
        }
        return covers(key);
    }

    private static PathMatcher matcher(String glob, String setting) {
        String text = normalized(glob);
        while (text.startsWith("/")) {
            text = text.substring(1);
        }
        while (text.endsWith("/**") || text.endsWith("/")) {
            text = text.substring(0, text.lastIndexOf('/'));
        }
        return anywhere(text, glob, setting);
    }

    /** A leading {@code **}{@code /} stands for no folder, too. */
    private static PathMatcher anywhere(String text, String glob, String setting) {
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + text);
            if (!text.startsWith("**/")) {
                return matcher;
            }
            PathMatcher atTop = FileSystems.getDefault().getPathMatcher("glob:" + text.substring(3));
            return path -> matcher.matches(path) || atTop.matches(path);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    setting + ": \"" + glob + "\" is no valid glob (" + e.getDescription()
                            + "); write it as in \"Archive/**\"",
                    e);
        }
    }

    private static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
