package io.vaultkeeper.embedding;

/**
 * What two vectors must share to be comparable.
 *
 * @param provider as in the settings, such as {@code builtin}
 * @param dimensions of a vector
 * @param maxTokens the most that the model takes of one text, its prefix and special tokens not counted
 */
public record EmbeddingSpace(String provider, String model, int dimensions, int maxTokens) {}
