package io.vaultkeeper.index;

import java.util.Collection;

/**
 * How much a source, or the whole index, holds.
 *
 * @param embedded chunks that have a vector
 */
public record IndexCounts(int documents, int chunks, int embedded) {
    public static IndexCounts sum(Collection<IndexCounts> parts) {
        int documents = 0;
        int chunks = 0;
        int embedded = 0;
        for (IndexCounts part : parts) {
            documents += part.documents();
            chunks += part.chunks();
            embedded += part.embedded();
        }
        return new IndexCounts(documents, chunks, embedded);
    }

    public IndexCounts minus(IndexCounts other) {
        return new IndexCounts(documents - other.documents, chunks - other.chunks, embedded - other.embedded);
    }

    public int pending() {
        return chunks - embedded;
    }
}
