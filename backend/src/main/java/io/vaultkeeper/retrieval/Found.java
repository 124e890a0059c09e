package io.vaultkeeper.retrieval;

/** A chunk found, not yet loaded. */
record Found(String chunkId, double score, Why why) {
    /** Found by both legs. */
    Found plus(Found other) {
        return new Found(
                chunkId,
                score + other.score,
                new Why(
                        why.semantic() == null ? other.why.semantic() : why.semantic(),
                        why.keyword() == null ? other.why.keyword() : why.keyword()));
    }
}
