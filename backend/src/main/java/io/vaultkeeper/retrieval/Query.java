package io.vaultkeeper.retrieval;

import io.vaultkeeper.index.Scope;
import java.util.List;

/**
 * What to look for.
 *
 * @param texts one or more self-contained questions or word lists; a passage that answers any of them is wanted
 * @param k how many passages at the most
 */
public record Query(List<String> texts, Mode mode, int k, Scope scope) {
    public Query {
        texts = List.copyOf(texts);
        if (k < 1) {
            throw new IllegalArgumentException("k must be 1 or more: " + k);
        }
    }
}
