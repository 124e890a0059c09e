package io.vaultkeeper.source.tables;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is known of a day's readings, or of those of several days. */
final class Totals {
    /** Amounts of further categories are one. */
    private static final int MOST_CATEGORIES = 500;

    private static final String OTHER = "other";

    private final List<Tally> columns = new ArrayList<>();
    private final Map<String, Double> categories = new TreeMap<>();
    private final boolean[] hours = new boolean[Tally.HOURS];
    private int readings;
    private int days;
    private long firstRow = Long.MAX_VALUE;
    private long lastRow;
    private LocalDateTime first = LocalDateTime.MAX;
    private LocalDateTime last = LocalDateTime.MIN;

    Totals(int columns) {
        for (int i = 0; i < columns; i++) {
            this.columns.add(new Tally());
        }
    }

    static Totals of(List<Totals> parts) {
        Totals sum = new Totals(parts.get(0).columns.size());
        parts.forEach(sum::addAll);
        return sum;
    }

    void addReading(LocalDateTime at, long row) {
        readings++;
        days = 1;
        hours[at.getHour()] = true;
        span(at, at, row, row);
    }

    void addCategory(String name, double amount) {
        boolean room = categories.containsKey(name) || categories.size() < MOST_CATEGORIES;
        categories.merge(room ? name : OTHER, amount, Double::sum);
    }

    private void addAll(Totals other) {
        readings += other.readings;
        days += other.days;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).addAll(other.columns.get(i));
        }
        for (int hour = 0; hour < Tally.HOURS; hour++) {
            hours[hour] |= other.hours[hour];
        }
        other.categories.forEach(this::addCategory);
        span(other.first, other.last, other.firstRow, other.lastRow);
    }

    private void span(LocalDateTime from, LocalDateTime to, long fromRow, long toRow) {
        first = from.isBefore(first) ? from : first;
        last = to.isAfter(last) ? to : last;
        firstRow = Math.min(firstRow, fromRow);
        lastRow = Math.max(lastRow, toRow);
    }

    Tally column(int index) {
        return columns.get(index);
    }

    Map<String, Double> categories() {
        return categories;
    }

    boolean hasHour(int hour) {
        return hours[hour];
    }

    int readings() {
        return readings;
    }

    /** Days with readings. */
    int days() {
        return days;
    }

    long firstRow() {
        return firstRow;
    }

    long lastRow() {
        return lastRow;
    }

    LocalDateTime first() {
        return first;
    }

    LocalDateTime last() {
        return last;
    }
}
