package io.vaultkeeper.http;

import io.vaultkeeper.insight.Suggestion;
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
            @Nullable String path) {
        static One of(Suggestion suggestion) {
            return new One(
                    Wire.name(suggestion.kind()),
                    suggestion.value(),
                    suggestion.label(),
                    suggestion.detail(),
                    suggestion.path());
        }
    }

    static SuggestionsJson of(List<Suggestion> suggestions) {
        return new SuggestionsJson(suggestions.stream().map(One::of).toList());
    }
}
