package io.vaultkeeper.chat;

import io.vaultkeeper.index.Scope;
import io.vaultkeeper.retrieval.Passage;
import java.util.List;

/**
 * What the notes gave.
 *
 * @param queries what they were asked; empty where they were not
 * @param passages the best first
 * @param scope where it was searched, the keeper's dates included
 * @param widened nothing lies within the keeper's dates, and the passages are from other times
 */
record Findings(List<String> queries, List<Passage> passages, Scope scope, boolean widened) {
    static final Findings NOT_SEARCHED = new Findings(List.of(), List.of(), Scope.ALL, false);

    Findings {
        queries = List.copyOf(queries);
        passages = List.copyOf(passages);
    }

    boolean searched() {
        return !queries.isEmpty();
    }
}
