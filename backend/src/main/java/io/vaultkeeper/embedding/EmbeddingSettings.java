package io.vaultkeeper.embedding;

import org.jspecify.annotations.Nullable;

/**
 * Which model turns text into vectors.
 *
 * @param provider {@code builtin}
 * @param baseUrl null: the language model's
 * @param queryPrefix null: the known model's own
 * @param passagePrefix null: the known model's own
 */
public record EmbeddingSettings(
        String provider,
        String model,
        @Nullable String baseUrl,
        @Nullable String apiKey,
        @Nullable String queryPrefix,
        @Nullable String passagePrefix) {
    public static final EmbeddingSettings DEFAULTS =
            new EmbeddingSettings("builtin", "e5-small-v2", null, null, null, null);

    @Override
    public String toString() {
        return "EmbeddingSettings[provider=" + provider + ", model=" + model + "]";
    }
}
