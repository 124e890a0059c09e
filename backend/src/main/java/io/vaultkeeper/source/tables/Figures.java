package io.vaultkeeper.source.tables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and dates as a person would say them. */
final class Figures {
    private static final int LARGE = 100;
    private static final int DIGITS_OF_SMALL = 3;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private Figures() {}

    /** One decimal from 100 on, two from 1 on, below that three digits. */
    static String of(double number) {
        double size = Math.abs(number);
        int decimals = size >= LARGE ? 1 : 2;
        if (size > 0 && size < 1) {
            BigDecimal digits = BigDecimal.valueOf(number);
            decimals = DIGITS_OF_SMALL - digits.precision() + digits.scale();
        }
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(Math.max(2, decimals), RoundingMode.HALF_UP);
        return format(size >= LARGE ? rounded.setScale(1, RoundingMode.HALF_UP) : rounded);
    }

    /** Two decimals, as of amounts that were added up. */
    static String ofSum(double number) {
        return format(BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP));
    }

    static String of(long number) {
        return format(BigDecimal.valueOf(number));
    }

    private static String format(BigDecimal number) {
        DecimalFormat format =
                new DecimalFormat("#,##0.###############", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        String text = format.format(number);
        return text.equals("-0") ? "0" : text;
    }

    /** As in {@code Friday 17 January}. */
    static String day(LocalDate date) {
        return DAY.format(date);
    }

    static String time(LocalDateTime at) {
        return TIME.format(at);
    }

    /** As in {@code 05:00 to 06:00}. */
    static String hours(int from, int to) {
        return String.format(Locale.ROOT, "%02d:00 to %02d:00", from, to);
    }
}
