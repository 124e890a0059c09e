package io.vaultkeeper.index;

/**
 * Where chunks are kept.
 *
 * @param store {@code lucene}
 */
public record IndexSettings(String store) {}
