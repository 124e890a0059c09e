package io.vaultkeeper.source.tables;

import org.jspecify.annotations.Nullable;

/**
 * The three numbers that a date begins with, as in {@code 31.1.2025 13:00}.
 *
 * @param end where the date ends in its cell
 */
record DateParts(int first, int second, int third, boolean yearFirst, boolean fixedOrder, int end) {
    private static final int YEAR_DIGITS = 4;
    private static final int CENTURY = 2000;

    /** Null where the cell does not begin with a date of numbers. */
    static @Nullable DateParts of(String cell) {
        Digits digits = new Digits(cell, 0);
        int first = digits.next();
        boolean yearFirst = digits.count() == YEAR_DIGITS;
        char mark = digits.mark();
        int second = "-/.".indexOf(mark) < 0 ? -1 : digits.next();
        int third = digits.mark() == mark ? digits.next() : -1;
        if (first < 0 || second < 0 || third < 0) {
            return null;
        }
        boolean shortYear = !yearFirst && digits.count() == 2;
        return new DateParts(
                first, second, shortYear ? CENTURY + third : third, yearFirst, yearFirst || mark == '.', digits.at());
    }

    int year() {
        return yearFirst ? first : third;
    }

    int month(boolean dayFirst) {
        return yearFirst || dayFirst || fixedOrder ? second : first;
    }

    int day(boolean dayFirst) {
        if (yearFirst) {
            return third;
        }
        return dayFirst || fixedOrder ? first : second;
    }
}
