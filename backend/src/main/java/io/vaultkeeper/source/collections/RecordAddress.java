package io.vaultkeeper.source.collections;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The address of a record, where it is one that may be opened by a click. */
final class RecordAddress {
    /** Others may run something. */
    private static final Set<String> SCHEMES = Set.of("http", "https", "file", "obsidian");

    private RecordAddress() {}

    static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text.strip());
            String scheme = uri.getScheme();
            boolean harmless = scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
            return harmless ? uri.toASCIIString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
