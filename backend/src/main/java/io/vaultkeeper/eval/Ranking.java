package io.vaultkeeper.eval;

import io.vaultkeeper.chunking.TokenCounter;
import io.vaultkeeper.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;

/**
 * Where what was expected stands in a result.
 *
 * @param ranks of each piece of evidence that was found, from 1, of the first passage that holds it
 * @param expected how many pieces there are
 */
record Ranking(List<Integer> ranks, int expected) {
    static Ranking of(Question question, List<Passage> passages) {
        List<Trace> traces = passages.stream()
                .map(passage -> Trace.of(passage.chunk().text()))
                .toList();
        List<Integer> ranks = new ArrayList<>();
        for (Evidence evidence : question.expected()) {
            for (int i = 0; i < passages.size(); i++) {
                if (isIn(passages.get(i), evidence, traces.get(i))) {
                    ranks.add(i + 1);
                    break;
                }
            }
        }
        return new Ranking(ranks, question.expected().size());
    }

    /** What was left out as a copy is told with the passage that stands for it, and so is found. */
    private static boolean isIn(Passage passage, Evidence evidence, Trace trace) {
        return evidence.isIn(passage.chunk(), trace)
                || passage.copies().stream().anyMatch(copy -> evidence.isIn(copy, Trace.of(copy.text())));
    }

    /** The share of the evidence that stands among the first k passages. */
    double recall(int k) {
        return ranks.stream().filter(rank -> rank <= k).count() / (double) expected;
    }

    /** One over the rank of the first passage that holds any evidence; 0 where that is beyond k. */
    double reciprocalRank(int k) {
        return ranks.stream()
                .filter(rank -> rank <= k)
                .mapToDouble(rank -> 1.0 / rank)
                .max()
                .orElse(0);
    }

    /** Discounted gain at k, each piece of evidence being worth as much, as a share of what the best order would give. */
    double ndcg(int k) {
        double gain = ranks.stream()
                .filter(rank -> rank <= k)
                .mapToDouble(Ranking::gain)
                .sum();
        double ideal = 0;
        for (int rank = 1; rank <= Math.min(k, expected); rank++) {
            ideal += gain(rank);
        }
        return Math.min(1, gain / ideal);
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
