package io.vaultkeeper.eval;

import java.util.Arrays;

/**
 * Averages over all questions, each 0 to 1, and how long a search took.
 *
 * @param recall at the setting's own number of passages
 * @param evidence2000 share of the evidence within as many tokens of passages
 * @param medianMs of a search, the embedding of the question included
 */
public record Figures(
        int questions,
        double recall1,
        double recall5,
        double recall10,
        double recall,
        double mrr10,
        double ndcg10,
        double evidence2000,
        double evidence4000,
        double medianMs,
        double p95Ms) {
    static final int TEN = 10;

    /** Sums as questions are asked. */
    static final class Sum {
        private static final double NANOS_PER_MS = 1e6;

        private final double[] sums = new double[8];
        private final long[] nanos;
        private int count;

        Sum(int questions) {
            this.nanos = new long[questions];
        }

        /** @param recall at the setting's own number of passages */
        void add(Ranking ranking, double recall, double within2000, double within4000, long took) {
            double[] one = {
                ranking.recall(1),
                ranking.recall(5),
                ranking.recall(TEN),
                recall,
                ranking.reciprocalRank(TEN),
                ranking.ndcg(TEN),
                within2000,
                within4000
            };
            for (int i = 0; i < one.length; i++) {
                sums[i] += one[i];
            }
            nanos[count++] = took;
        }

        Figures figures() {
            double[] m = Arrays.stream(sums).map(sum -> sum / count).toArray();
            Arrays.sort(nanos);
            return new Figures(count, m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], millis(0.5), millis(0.95));
        }

        /** The least time within which so large a share of the searches was done: the percentile of the nearest rank. */
        private double millis(double share) {
            return nanos[(int) Math.ceil(share * count) - 1] / NANOS_PER_MS;
        }
    }
}
