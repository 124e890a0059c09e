package io.vaultkeeper.source.tables;

/**
 * Whether {@code 1/2/2025} is in January or in February, as far as the whole column tells: by a number above 12, else by which order makes
 * time run forward, else by which makes the column span less time.
 */
final class DateOrder {
    private static final int MONTHS = 12;

    private final Reckoning dayFirst = new Reckoning();
    private final Reckoning monthFirst = new Reckoning();

    private static final class Reckoning {
        private int impossible;
        private int backwards;
        private long last = Long.MIN_VALUE;
        private long least = Long.MAX_VALUE;
        private long most = Long.MIN_VALUE;

        void see(int year, int month, int day) {
            if (month > MONTHS) {
                impossible++;
                return;
            }
            long place = (year * 12L + month) * 31 + day;
            backwards += place < last ? 1 : 0;
            last = place;
            least = Math.min(least, place);
            most = Math.max(most, place);
        }

        long span() {
            return most < least ? Long.MAX_VALUE : most - least;
        }
    }

    void see(String cell) {
        DateParts date = DateParts.of(cell);
        if (date != null && !date.fixedOrder()) {
            dayFirst.see(date.year(), date.month(true), date.day(true));
            monthFirst.see(date.year(), date.month(false), date.day(false));
        }
    }

    boolean isDayFirst() {
        if (dayFirst.impossible != monthFirst.impossible) {
            return dayFirst.impossible < monthFirst.impossible;
        }
        if (dayFirst.backwards != monthFirst.backwards) {
            return dayFirst.backwards < monthFirst.backwards;
        }
        return dayFirst.span() <= monthFirst.span();
    }
}
