package io.vaultkeeper.source.tables;

import java.util.Collection;

/** Mean and standard deviation of some numbers. */
record Spread(int count, double mean, double deviation) {
    /** Of fewer days nothing can be said to be unusual. */
    private static final int FEWEST = 7;

    private static final double UNUSUAL = 2;

    static Spread of(Collection<Double> numbers) {
        double mean =
                numbers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double squares = numbers.stream()
                .mapToDouble(number -> (number - mean) * (number - mean))
                .sum();
        return new Spread(numbers.size(), mean, Math.sqrt(squares / Math.max(1, numbers.size())));
    }

    /** By how many standard deviations it is off, where that is more than two; otherwise 0. */
    double unusual(double number) {
        double off = deviation == 0 ? 0 : (number - mean) / deviation;
        return count >= FEWEST && Math.abs(off) > UNUSUAL ? off : 0;
    }
}
