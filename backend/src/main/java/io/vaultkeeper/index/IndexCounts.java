package io.vaultkeeper.index;

/**
 * How much a source, or the whole index, holds.
 *
 * @param embedded chunks that have a vector
 */
public record IndexCounts(int documents, int chunks, int embedded) {
    public int pending() {
        return chunks - embedded;
    }
}
