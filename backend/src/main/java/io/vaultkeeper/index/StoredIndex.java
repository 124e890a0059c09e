package io.vaultkeeper.index;

/**
 * An index in its store.
 *
 * @param bytes of disk that it takes
 */
public record StoredIndex(String id, long bytes) {}
