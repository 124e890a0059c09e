package io.vaultkeeper.source.whatsapp;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which part of a date is the day. The whole of a file tells, where a single date does not. */
enum DateOrder {
    DAY_MONTH_YEAR(0, 1, 2),
    MONTH_DAY_YEAR(1, 0, 2),
    YEAR_MONTH_DAY(2, 1, 0);

    private static final int CENTURY = 2000;
    private static final int CENTURY_ENDS = 100;

    /** By how much the years of Thailand's calendar are ahead; its months are the same. */
    private static final int BUDDHIST = 543;

    private static final int BUDDHIST_CENTURY = 2500;

    /** Before that there was no WhatsApp: {@code 24. 6. 5.} is no day of 2005. */
    private static final int FIRST_YEAR = 2009;

    private final int day;
    private final int month;
    private final int year;

    DateOrder(int day, int month, int year) {
        this.day = day;
        this.month = month;
        this.year = year;
    }

    /**
     * The order under which the most dates can be a message's; of several that under which time goes back the least; of several what
     * the dates look like.
     */
    static DateOrder of(List<DateParts> dates) {
        return Stream.of(preferences(dates))
                .min(Comparator.comparingLong((DateOrder order) -> order.impossible(dates))
                        .thenComparingLong(order -> order.steppingBack(dates)))
                .orElse(DAY_MONTH_YEAR);
    }

    /** Empty where there is no such day. */
    Optional<LocalDate> date(DateParts parts) {
        if (parts.text(day).length() > 2 || parts.text(month).length() > 2) {
            return Optional.empty(); // that is a year
        }
        int written = parts.number(year);
        try {
            return Optional.of(
                    HijriDate.isYear(written)
                            ? HijriDate.of(written, parts.number(month), parts.number(day))
                            : LocalDate.of(year(written), parts.number(month), parts.number(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A year to come is one of Thailand's, where that makes it one that a message can be of. */
    private static int year(int written) {
        boolean isShort = written < CENTURY_ENDS;
        int common = isShort ? CENTURY + written : written;
        int thai = (isShort ? BUDDHIST_CENTURY + written : written) - BUDDHIST;
        int last = Year.now(ZoneOffset.UTC).getValue() + 1;
        return common > last && thai >= FIRST_YEAR && thai <= last ? thai : common;
    }

    /** Americans write 9/5/24, 5:00 PM: with slashes, with halves of the day in capitals, without zeros. */
    private static DateOrder[] preferences(List<DateParts> dates) {
        boolean american = dates.stream().allMatch(date -> date.separator() == '/' && !date.padded())
                && dates.stream().anyMatch(DateParts::americanHalves);
        return american
                ? new DateOrder[] {MONTH_DAY_YEAR, DAY_MONTH_YEAR, YEAR_MONTH_DAY}
                : new DateOrder[] {DAY_MONTH_YEAR, MONTH_DAY_YEAR, YEAR_MONTH_DAY};
    }

    private long impossible(List<DateParts> dates) {
        return dates.stream()
                .filter(date ->
                        date(date).filter(day -> day.getYear() >= FIRST_YEAR).isEmpty())
                .count();
    }

    private long steppingBack(List<DateParts> dates) {
        long back = 0;
        LocalDate before = LocalDate.MIN;
        for (DateParts parts : dates) {
            LocalDate now = date(parts).orElse(before);
            if (now.isBefore(before)) {
                back++;
            }
            before = now;
        }
        return back;
    }
}
