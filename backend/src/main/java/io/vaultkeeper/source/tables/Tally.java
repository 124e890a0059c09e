package io.vaultkeeper.source.tables;

import java.time.LocalDateTime;

/** What is known of one column's numbers over some time, without the numbers themselves. */
final class Tally {
    static final int HOURS = 24;

    private long count;
    private double sum;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private LocalDateTime leastAt = LocalDateTime.MIN;
    private LocalDateTime mostAt = LocalDateTime.MIN;
    private final double[] hourSums = new double[HOURS];
    private final int[] hourCounts = new int[HOURS];

    void add(double value, LocalDateTime at) {
        count++;
        sum += value;
        hourSums[at.getHour()] += value;
        hourCounts[at.getHour()]++;
        low(value, at);
        high(value, at);
    }

    void addAll(Tally other) {
        if (other.count == 0) {
            return;
        }
        count += other.count;
        sum += other.sum;
        for (int hour = 0; hour < HOURS; hour++) {
            hourSums[hour] += other.hourSums[hour];
            hourCounts[hour] += other.hourCounts[hour];
        }
        low(other.least, other.leastAt);
        high(other.most, other.mostAt);
    }

    /** Of equals the earliest, so that the order of rows does not count. */
    private void low(double value, LocalDateTime at) {
        if (value < least || (value == least && at.isBefore(leastAt))) {
            least = value;
            leastAt = at;
        }
    }

    private void high(double value, LocalDateTime at) {
        if (value > most || (value == most && at.isBefore(mostAt))) {
            most = value;
            mostAt = at;
        }
    }

    long count() {
        return count;
    }

    double sum() {
        return sum;
    }

    double mean() {
        return sum / count;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    LocalDateTime leastAt() {
        return leastAt;
    }

    LocalDateTime mostAt() {
        return mostAt;
    }

    /** The hour's mean; not a number where there was no reading in it. */
    double meanOfHour(int hour) {
        return hourCounts[hour] == 0 ? Double.NaN : hourSums[hour] / hourCounts[hour];
    }
}
