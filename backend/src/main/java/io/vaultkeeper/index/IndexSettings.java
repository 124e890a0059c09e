package io.vaultkeeper.index;

/**
 * Where chunks are kept.
 *
 * @param store {@code lucene} or {@code pgvector}
 */
public record IndexSettings(String store) {}
