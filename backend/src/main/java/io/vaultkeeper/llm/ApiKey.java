package io.vaultkeeper.llm;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A key for a server, as people paste it. */
public final class ApiKey {
    /** What may stand in a header. */
    private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]+");

    private ApiKey() {}

    /** Without the line break that files end with; null where nothing is left. */
    public static @Nullable String of(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public static boolean isUsable(@Nullable String key) {
        return key == null || USABLE.matcher(key).matches();
    }
}
