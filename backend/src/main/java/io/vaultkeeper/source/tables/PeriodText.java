package io.vaultkeeper.source.tables;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A period in words, a line for each thing there is to say. */
final class PeriodText {
    private static final int MOST_CATEGORIES = 8;
    private static final int MOST_GAPS = 5;
    private static final int LONG_GAP_HOURS = 3;

    private final Calendar calendar;
    private final String table;
    private final List<ColumnText> columns;
    private final boolean timed;

    PeriodText(Calendar calendar, String table, List<ColumnText> columns, boolean timed) {
        this.calendar = calendar;
        this.table = table;
        this.columns = columns;
        this.timed = timed;
    }

    List<String> of(Period period, Totals totals) {
        List<String> lines = new ArrayList<>();
        lines.add(opening(period, totals));
        for (ColumnText column : columns) {
            String line = column.of(period, totals);
            if (line != null) {
                lines.add(line);
            }
        }
        if (!totals.categories().isEmpty()) {
            lines.add(categories(totals));
        }
        if (columns.stream().noneMatch(ColumnText::addsUp)) {
            lines.addAll(period.kind() == Period.Kind.DAY ? hoursWithout(totals) : daysWithout(period));
        }
        return lines;
    }

    private String opening(Period period, Totals totals) {
        String count = Figures.of(totals.readings()) + (totals.readings() == 1 ? " reading" : " readings");
        return switch (period.kind()) {
            case DAY -> table + ", " + period.name() + " (" + period.iso() + "): " + count + clock(totals) + ".";
            case WEEK -> table + " in " + period.name() + ", " + period.iso() + ": " + count + days(totals) + ".";
            case MONTH ->
                table + " in " + period.name() + " (" + period.iso() + "), the whole month: " + count + days(totals)
                        + ".";
        };
    }

    private String clock(Totals totals) {
        LocalDateTime first = totals.first();
        if (!timed) {
            return "";
        }
        return totals.readings() == 1
                ? " at " + Figures.time(first)
                : " from " + Figures.time(first) + " to " + Figures.time(totals.last());
    }

    private static String days(Totals totals) {
        return totals.days() == 1
                ? " on " + Figures.day(totals.first().toLocalDate())
                : " on " + totals.days() + " days, from "
                        + Figures.day(totals.first().toLocalDate()) + " to "
                        + Figures.day(totals.last().toLocalDate());
    }

    private static String categories(Totals totals) {
        double sum = totals.categories().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        Comparator<Map.Entry<String, Double>> largest =
                Comparator.comparingDouble(category -> -Math.abs(category.getValue()));
        List<String> told = totals.categories().entrySet().stream()
                .sorted(largest.thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CATEGORIES)
                .map(category ->
                        category.getKey() + " " + Figures.ofSum(category.getValue()) + share(category.getValue(), sum))
                .toList();
        int rest = totals.categories().size() - told.size();
        return "By category: " + String.join(", ", told) + (rest > 0 ? ", and " + rest + " smaller ones" : "") + ".";
    }

    private static String share(double part, double whole) {
        boolean sensible = whole != 0 && part / whole >= 0 && part / whole <= 1;
        return sensible ? " (" + Math.round(100 * part / whole) + " %)" : "";
    }

    /** Hours without readings between a day's first and last one. */
    private List<String> hoursWithout(Totals totals) {
        List<String> gaps = new ArrayList<>();
        int last = totals.first().getHour();
        for (int hour = last + 1; hour <= totals.last().getHour(); hour++) {
            if (totals.hasHour(hour)) {
                if (hour - last > LONG_GAP_HOURS && totals.readings() >= Tally.HOURS) {
                    gaps.add(Figures.hours(last + 1, hour));
                }
                last = hour;
            }
        }
        return gaps.isEmpty() ? List.of() : List.of("No readings from " + String.join(", ", gaps) + ".");
    }

    /** Days without readings, where most days have some, between the table's first and last day. */
    private List<String> daysWithout(Period period) {
        LocalDate from = period.start().isBefore(calendar.first()) ? calendar.first() : period.start();
        LocalDate to = period.end().isAfter(calendar.last()) ? calendar.last() : period.end();
        var there = calendar.daysOf(period);
        List<String> missing = from.datesUntil(to.plusDays(1))
                .filter(day -> !there.containsKey(day))
                .map(Figures::day)
                .toList();
        if (missing.isEmpty() || missing.size() > there.size()) {
            return List.of();
        }
        String more = missing.size() > MOST_GAPS ? " and " + (missing.size() - MOST_GAPS) + " other days" : "";
        return List.of("No readings on " + String.join(", ", missing.subList(0, Math.min(MOST_GAPS, missing.size())))
                + more + ".");
    }
}
