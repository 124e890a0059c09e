package io.vaultkeeper.embedding;

/**
 * What two vectors must share to be comparable.
 *
 * @param provider as in the settings, such as {@code builtin}
 * @param dimensions of a vector
 * @param maxTokens the most that the model takes of one text, its prefix and special tokens not counted
 * @param details whatever else the vector of a text depends on, such as prefixes, pooling and weights, in any form
 */
public record EmbeddingSpace(String provider, String model, int dimensions, int maxTokens, String details) {
    /** Of the largest models that are about; no index is made for more. */
    public static final int MOST_DIMENSIONS = 4096;

    /** Of a model with nothing to set. */
    public EmbeddingSpace(String provider, String model, int dimensions, int maxTokens) {
        this(provider, model, dimensions, maxTokens, "");
    }
}
