package io.vaultkeeper.retrieval;

import org.jspecify.annotations.Nullable;

/** By which legs of the search a passage was found; a null part did not find it. */
public record Why(@Nullable Semantic semantic, @Nullable Keyword keyword) {
    /**
     * @param rank from 1
     * @param similarity cosine
     */
    public record Semantic(int rank, double similarity) {}

    /** @param rank from 1 */
    public record Keyword(int rank) {}
}
