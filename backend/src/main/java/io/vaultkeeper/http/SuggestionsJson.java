package io.vaultkeeper.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a question's scope may be completed with, as answers have it. */
record SuggestionsJson(List<One> suggestions) {
    /**
     * @param kind {@code document}, {@code folder}, {@code tag} or {@code source}
     * @param value goes into the scope
     * @param path relative to the vault; null where there is no file or folder of it
     */
    record One(
            String kind,
            String value,
            String label,
            @Nullable String detail,
            @Nullable String path) {}
}
