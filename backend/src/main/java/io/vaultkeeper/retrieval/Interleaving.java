package io.vaultkeeper.retrieval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What several texts of one query found, as one list. */
final class Interleaving {
    private Interleaving() {}

    /**
     * The best of each text, then the second best of each, and so on, each chunk once. Scores of different texts do not
     * compare, so that a rank has one score: the best that any text gives at it.
     */
    static List<Found> of(List<List<Found>> byText) {
        List<Found> merged = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int longest = byText.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            int rank = i;
            List<Found> level = byText.stream()
                    .filter(list -> list.size() > rank)
                    .map(list -> list.get(rank))
                    .toList();
            double score = level.stream().mapToDouble(Found::score).max().orElse(0);
            level.stream()
                    .filter(found -> seen.add(found.chunkId()))
                    .map(found -> new Found(found.chunkId(), score, found.why()))
                    .forEach(merged::add);
        }
        return merged;
    }
}
