package io.vaultkeeper.source.whatsapp;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;

/** Dates in years since the Hijra, as phones write them in Iran by the sun and in Saudi Arabia by the moon. */
final class HijriDate {
    /** WhatsApp began in 2009, which is 1388 by the sun and 1430 by the moon: until 2051 a year is of one calendar only. */
    private static final int FIRST_BY_SUN = 1388;

    private static final int FIRST_BY_MOON = 1430;
    private static final int LAST = 1499;

    private static final LocalDate NEW_YEAR_1403 = LocalDate.of(2024, 3, 20);
    private static final int LONG_MONTHS = 6;
    private static final int MONTHS = 12;

    private HijriDate() {}

    static boolean isYear(int year) {
        return year >= FIRST_BY_SUN && year <= LAST;
    }

    /** @throws DateTimeException where there is no such day */
    static LocalDate of(int year, int month, int day) {
        return year < FIRST_BY_MOON ? bySun(year, month, day) : LocalDate.from(HijrahDate.of(year, month, day));
    }

    /** Six months of 31 days, five of 30, and a last one that ends with the year. */
    private static LocalDate bySun(int year, int month, int day) {
        long newYear = newYear(year);
        int before = 30 * (month - 1) + Math.min(month - 1, LONG_MONTHS);
        long length = month == MONTHS ? newYear(year + 1) - newYear - before : month <= LONG_MONTHS ? 31 : 30;
        if (month < 1 || month > MONTHS || day < 1 || day > length) {
            throw new DateTimeException("no such day");
        }
        return NEW_YEAR_1403.plusDays(newYear - newYear(1403) + before + day - 1);
    }

    /**
     * In days from a fixed one. A leap year leaves 1, 5, 9, 13, 17, 22, 26 or 30 when it is divided by 33 (the cycle of 33 years, as in
     * https://en.wikipedia.org/wiki/Solar_Hijri_calendar); the sun, which decides in Iran, agrees in all years that come here.
     */
    private static long newYear(int year) {
        int counted = year + 11; // leap years are now each 4th of a cycle, from its first on
        return 365L * counted + 8L * (counted / 33) + (counted % 33 + 3) / 4;
    }
}
