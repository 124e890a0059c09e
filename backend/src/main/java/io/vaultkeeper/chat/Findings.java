package io.vaultkeeper.chat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the notes gave.
 *
 * @param queries what they were asked; empty where they were not
 * @param passages the best first
 * @param scope where it was searched; where {@code widened}, the one that held nothing
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

    /** With those of a later step: the best of each by turns, so that a later step is not the first to be dropped for room. */
    Findings and(Findings later) {
        if (!searched()) {
            return later;
        }
        List<String> asked = new ArrayList<>(queries);
        asked.addAll(later.queries());
        boolean fromOtherTimes = (widened || later.widened()) && !foundAsAsked() && !later.foundAsAsked();
        return new Findings(asked, byTurns(later.passages()), widened ? scope : later.scope(), fromOtherTimes);
    }

    private boolean foundAsAsked() {
        return !widened && !passages.isEmpty();
    }

    private List<Passage> byTurns(List<Passage> later) {
        List<Passage> merged = new ArrayList<>();
        for (int i = 0; i < Math.max(passages.size(), later.size()); i++) {
            for (List<Passage> each : List.of(passages, later)) {
                if (i < each.size()
                        && merged.stream().noneMatch(repeating(each.get(i).chunk()))) {
                    merged.add(each.get(i));
                }
            }
        }
        return merged;
    }

    private static Predicate<Passage> repeating(Chunk chunk) {
        return passage -> passage.chunk().id().equals(chunk.id())
                || (passage.chunk().document().equals(chunk.document())
                        && passage.chunk().text().contains(chunk.text()));
    }
}
