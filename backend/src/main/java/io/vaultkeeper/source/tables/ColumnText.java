package io.vaultkeeper.source.tables;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one column was in a period, in words. Compares with earlier times only, so that what is over stays as it was told. */
final class ColumnText {
    /** Units of what adds up: money, energy, distance, rain, food. */
    private static final Pattern ADDS_UP = Pattern.compile(
            "[€$£¥]|\\b(?:EUR|USD|GBP|CHF|BRL|JPY|euros?|dollars?|kWh|Wh|km|mm|ml|kcal|calories|steps|pages)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final int MOST_UNUSUAL = 3;
    private static final int DAYS_BEFORE = 28;
    private static final int FEWEST_HOURS = 12;

    private final Calendar calendar;
    private final String table;
    private final int index;
    private final String label;
    private final boolean adds;
    private final boolean timed;

    /** @param timed whether times of day are known */
    ColumnText(Calendar calendar, TableSettings table, int index, String label, boolean timed) {
        this.calendar = calendar;
        this.table = table.name();
        this.index = index;
        this.label = label;
        this.adds = (table.category() != null && index == 0)
                || ADDS_UP.matcher(label).find();
        this.timed = timed;
    }

    boolean addsUp() {
        return adds;
    }

    /** Null where there was no number. */
    @Nullable
    String of(Period period, Totals totals) {
        Tally tally = totals.column(index);
        if (tally.count() == 0) {
            return null;
        }
        List<String> sentences = new ArrayList<>();
        String of = period.kind() == Period.Kind.MONTH ? table + " in " + period.name() + ", " : "";
        sentences.add(of + label + ": " + figures(period, tally) + ".");
        add(sentences, compared(period, tally, period.before()));
        if (period.kind() == Period.Kind.MONTH) {
            add(sentences, compared(period, tally, period.yearBefore()));
        }
        add(sentences, hours(tally));
        add(sentences, period.kind() == Period.Kind.DAY ? unusual(period, tally) : extremeDays(period));
        return String.join(" ", sentences);
    }

    private static void add(List<String> sentences, @Nullable String sentence) {
        if (sentence != null) {
            sentences.add(sentence);
        }
    }

    private String figures(Period period, Tally tally) {
        String total = adds ? "total " + Figures.ofSum(tally.sum()) : "";
        if (tally.count() == 1) {
            return adds ? total : Figures.of(tally.sum()) + at(period, tally.leastAt());
        }
        return (adds ? total + ", " : "") + "mean " + Figures.of(tally.mean()) + ", lowest "
                + Figures.of(tally.least()) + at(period, tally.leastAt()) + ", highest " + Figures.of(tally.most())
                + at(period, tally.mostAt());
    }

    private String at(Period period, LocalDateTime when) {
        String time = timed ? " at " + Figures.time(when) : "";
        return period.kind() == Period.Kind.DAY ? time : " (" + Figures.day(when.toLocalDate()) + time + ")";
    }

    private double figure(Tally tally) {
        return adds ? tally.sum() : tally.mean();
    }

    private String figureText(double figure) {
        return adds ? "total " + Figures.ofSum(figure) : "mean " + Figures.of(figure);
    }

    private @Nullable String compared(Period period, Tally tally, Period with) {
        Totals totals = calendar.totals(with);
        if (totals == null || totals.column(index).count() == 0) {
            return null;
        }
        double other = figure(totals.column(index));
        double more = figure(tally) - other;
        String difference = adds ? Figures.ofSum(Math.abs(more)) : Figures.of(Math.abs(more));
        String comparison =
                difference.equals("0") ? "The same as " : difference + (more > 0 ? " more than " : " less than ");
        String when = period.kind() == Period.Kind.DAY ? "the day before" : "in " + with.name();
        return comparison + when + " (" + figureText(other) + ").";
    }

    /** When in the day it is high and when low, as a mean of all days. */
    private @Nullable String hours(Tally tally) {
        int highest = -1;
        int lowest = -1;
        int covered = 0;
        for (int hour = 0; hour < Tally.HOURS; hour++) {
            double mean = tally.meanOfHour(hour);
            if (!Double.isNaN(mean)) {
                covered++;
                highest = highest < 0 || mean > tally.meanOfHour(highest) ? hour : highest;
                lowest = lowest < 0 || mean < tally.meanOfHour(lowest) ? hour : lowest;
            }
        }
        boolean told = timed && !adds && covered >= FEWEST_HOURS && highest != lowest;
        return told
                ? "By time of day highest from " + hour(tally, highest) + " and lowest from " + hour(tally, lowest)
                        + "."
                : null;
    }

    private static String hour(Tally tally, int hour) {
        return Figures.hours(hour, hour + 1) + " (mean " + Figures.of(tally.meanOfHour(hour)) + ")";
    }

    /** A day against the four weeks before it. */
    private @Nullable String unusual(Period day, Tally tally) {
        Period before = new Period(
                Period.Kind.WEEK,
                day.start().minusDays(DAYS_BEFORE),
                day.start().minusDays(1));
        Spread spread = Spread.of(days(before).values());
        double off = spread.unusual(figure(tally));
        return off == 0
                ? null
                : "Stands out: unusually " + (off > 0 ? "high" : "low") + ", the " + DAYS_BEFORE + " days before had "
                        + Figures.of(spread.mean()) + " a day.";
    }

    private Map<LocalDate, Double> days(Period period) {
        Map<LocalDate, Double> figures = new TreeMap<>();
        calendar.daysOf(period).forEach((day, totals) -> {
            if (totals.column(index).count() > 0) {
                figures.put(day, figure(totals.column(index)));
            }
        });
        return figures;
    }

    private @Nullable String extremeDays(Period period) {
        Map<LocalDate, Double> days = days(period);
        if (days.size() < 2) {
            return null;
        }
        Comparator<Map.Entry<LocalDate, Double>> byFigure = Map.Entry.comparingByValue();
        String told =
                "Highest day " + day(days.entrySet().stream().max(byFigure).orElseThrow()) + ", lowest day "
                        + day(days.entrySet().stream().min(byFigure).orElseThrow()) + ".";
        Spread spread = Spread.of(days.values());
        List<String> unusual = days.entrySet().stream()
                .filter(day -> spread.unusual(day.getValue()) != 0)
                .sorted(Comparator.comparingDouble(day -> -Math.abs(day.getValue() - spread.mean())))
                .limit(MOST_UNUSUAL)
                .map(this::day)
                .toList();
        return unusual.isEmpty() ? told : told + " Stands out: " + String.join(", ", unusual) + ".";
    }

    private String day(Map.Entry<LocalDate, Double> day) {
        return Figures.day(day.getKey()) + " (" + figureText(day.getValue()) + ")";
    }
}
