package io.vaultkeeper.embedding;

import io.vaultkeeper.chunking.TokenCounter;
import java.util.List;

/**
 * Text to vectors of length one, each of {@code space().dimensions()} floats. Puts the model's own prefixes before the
 * texts. Safe for use by several threads.
 */
public interface Embedder extends AutoCloseable {
    EmbeddingSpace space();

    TokenCounter tokens();

    /** Whether a text longer than {@code space().maxTokens()} is embedded by its parts, rather than cut without a word. */
    default boolean takesAnyLength() {
        return false;
    }

    /**
     * One vector a passage, in order; uses the whole machine, or whatever the provider takes at once.
     *
     * @throws EmbeddingException where the model cannot be had
     */
    List<float[]> embedPassages(List<String> passages);

    /** @throws EmbeddingException where the model cannot be had */
    float[] embedQuery(String query);

    @Override
    void close();
}
