package io.vaultkeeper.index;

/**
 * A chunk found.
 *
 * @param score cosine similarity for vectors, the store's own word score (BM25) for words; more is better
 */
public record Hit(String chunkId, double score) {}
