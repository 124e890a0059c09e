package io.vaultkeeper.source.tables;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * A day, a week from Monday to Sunday, or a month.
 *
 * @param end the last day
 */
record Period(Kind kind, LocalDate start, LocalDate end) {
    enum Kind {
        DAY,
        WEEK,
        MONTH
    }

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    static Period day(LocalDate date) {
        return new Period(Kind.DAY, date, date);
    }

    static Period week(LocalDate date) {
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Period(Kind.WEEK, monday, monday.plusDays(6));
    }

    static Period month(YearMonth month) {
        return new Period(Kind.MONTH, month.atDay(1), month.atEndOfMonth());
    }

    /** The one before. */
    Period before() {
        return switch (kind) {
            case DAY -> day(start.minusDays(1));
            case WEEK -> week(start.minusDays(1));
            case MONTH -> month(YearMonth.from(start).minusMonths(1));
        };
    }

    /** The same month a year earlier. */
    Period yearBefore() {
        return month(YearMonth.from(start).minusYears(1));
    }

    /** As in {@code week 3 of 2025 (13 to 19 January)}. */
    String name() {
        return switch (kind) {
            case DAY -> DAY.format(start);
            case WEEK ->
                "week " + start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + " of " + start.get(IsoFields.WEEK_BASED_YEAR)
                        + " (" + days() + ")";
            case MONTH -> MONTH.format(start);
        };
    }

    /**
     * What stands above its text. Only a month names the month here: a question for January should find January before its days.
     */
    String shortName() {
        return switch (kind) {
            case DAY -> WEEKDAY.format(start);
            case WEEK ->
                "Week " + start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + " of " + start.get(IsoFields.WEEK_BASED_YEAR);
            case MONTH -> name();
        };
    }

    private String days() {
        boolean oneMonth = start.getMonth() == end.getMonth();
        return (oneMonth ? String.valueOf(start.getDayOfMonth()) : SHORT.format(start)) + " to " + SHORT.format(end);
    }

    /** As in {@code 2025-01}. */
    String iso() {
        return switch (kind) {
            case DAY -> start.toString();
            case WEEK -> start + " to " + end;
            case MONTH -> YearMonth.from(start).toString();
        };
    }
}
