package io.vaultkeeper.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Figures of one kind.
 *
 * @param sorted the smallest first; one or more
 */
record Stats(List<Double> sorted) {
    Stats {
        sorted = sorted.stream().sorted().toList();
    }

    static Stats of(Collection<Double> figures) {
        return new Stats(List.copyOf(figures));
    }

    static Stats of(DoubleStream figures) {
        return new Stats(figures.boxed().toList());
    }

    /** Figure by figure, this divided by the other: both in the order in which they were measured. */
    static Stats ratios(List<Double> above, List<Double> below) {
        return of(IntStream.range(0, above.size()).mapToDouble(i -> above.get(i) / below.get(i)));
    }

    double median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest figure that is no smaller than this share of them. */
    double percentile(int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    double largest() {
        return sorted.get(sorted.size() - 1);
    }

    /** Median, and in brackets the smallest and the largest. */
    @Override
    public String toString() {
        return text(median()) + " (" + text(sorted.get(0)) + "–" + text(largest()) + ")";
    }

    /** With about three digits that count. */
    static String text(double figure) {
        int decimals = figure >= 100 ? 0 : figure >= 10 ? 1 : figure >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", figure);
    }
}
