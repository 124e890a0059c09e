package io.vaultkeeper.eval;

import io.vaultkeeper.chunking.TokenCounter;
import io.vaultkeeper.retrieval.Passage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where what was expected stands in a result.
 *
 * @param places of each piece of evidence, in the question's order: the rank, from 1, of the first passage that holds it; null where
 *     none does
 */
record Ranking(List<@Nullable Integer> places) {
    static Ranking of(Question question, List<Passage> passages) {
        List<Trace> traces = passages.stream()
                .map(passage -> Trace.of(passage.chunk().text()))
                .toList();
        List<@Nullable Integer> places = new ArrayList<>();
        for (Evidence evidence : question.expected()) {
            int i = 0;
            while (i < passages.size() && !isIn(passages.get(i), evidence, traces.get(i))) {
                i++;
            }
            places.add(i == passages.size() ? null : i + 1);
        }
        return new Ranking(Collections.unmodifiableList(places));
    }

    /** Of what was found. */
    List<Integer> ranks() {
        return places.stream().flatMap(Stream::ofNullable).toList();
    }

    int expected() {
        return places.size();
    }

    /** What was left out as a copy is told with the passage that stands for it, and so is found. */
    private static boolean isIn(Passage passage, Evidence evidence, Trace trace) {
        return evidence.isIn(passage.chunk(), trace)
                || passage.copies().stream().anyMatch(copy -> evidence.isIn(copy, Trace.of(copy.text())));
    }

    /** The share of the evidence that stands among the first k passages. */
    double recall(int k) {
        return ranks().stream().filter(rank -> rank <= k).count() / (double) expected();
    }

    /** One over the rank of the first passage that holds any evidence; 0 where that is beyond k. */
    double reciprocalRank(int k) {
        return ranks().stream()
                .filter(rank -> rank <= k)
                .mapToDouble(rank -> 1.0 / rank)
                .max()
                .orElse(0);
    }

    /**
     * Discounted gain at k, a passage being worth as much as it holds pieces of evidence, as a share of what the best order of the
     * same passages would give. Of what was not found each piece counts as a passage of its own.
     */
    double ndcg(int k) {
        Map<Integer, Integer> pieces = new HashMap<>();
        ranks().forEach(rank -> pieces.merge(rank, 1, Integer::sum));
        double gain = 0;
        for (Map.Entry<Integer, Integer> passage : pieces.entrySet()) {
            gain += passage.getKey() <= k ? passage.getValue() * gain(passage.getKey()) : 0;
        }
        List<Integer> worth = new ArrayList<>(pieces.values());
        worth.addAll(Collections.nCopies(expected() - ranks().size(), 1));
        worth.sort(Comparator.reverseOrder());
        double ideal = 0;
        for (int i = 0; i < Math.min(k, worth.size()); i++) {
            ideal += worth.get(i) * gain(i + 1);
        }
        return gain / ideal;
    }

    private static double gain(int rank) {
        return Math.log(2) / Math.log(rank + 1);
    }

    /** The first passages that together take no more than so many tokens. */
    static int within(int budget, List<Passage> passages, TokenCounter tokens) {
        int used = 0;
        for (int i = 0; i < passages.size(); i++) {
            used += tokens.count(passages.get(i).chunk().text());
            if (used > budget) {
                return i;
            }
        }
        return passages.size();
    }
}
