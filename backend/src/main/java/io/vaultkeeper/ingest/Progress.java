package io.vaultkeeper.ingest;

import org.jspecify.annotations.Nullable;

/**
 * How far the work at hand is.
 *
 * @param phase what is counted
 * @param etaSeconds null while it cannot be told yet
 */
public record Progress(
        Phase phase, long done, long total, @Nullable Long etaSeconds) {
    /** First all documents become searchable by words, then all chunks by meaning. */
    public enum Phase {
        WORDS,
        VECTORS
    }
}
