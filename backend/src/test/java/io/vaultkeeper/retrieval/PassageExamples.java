package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.Chunk;

/** Passages for tests. */
final class PassageExamples {
    private PassageExamples() {}

    static Passage passage(Chunk chunk, double score) {
        return new Passage(chunk, score, new Why(null, new Why.Keyword(1)));
    }
}
