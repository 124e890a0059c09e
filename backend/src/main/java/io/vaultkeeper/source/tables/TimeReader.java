package io.vaultkeeper.source.tables;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When a reading was taken, by the clock on the wall of the table's zone. */
final class TimeReader {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final int BASIC_DATE_DIGITS = 8;

    private final ZoneId zone;
    private final boolean dayFirst;
    private final @Nullable DateTimeFormatter formatter;

    TimeReader(ZoneId zone, boolean dayFirst, @Nullable DateTimeFormatter formatter) {
        this.zone = zone;
        this.dayFirst = dayFirst;
        this.formatter = formatter;
    }

    /** Null where the cell holds no time, or one of no year from 1900 to 2100. */
    @Nullable
    LocalDateTime read(String cell) {
        try {
            String text = cell.strip();
            LocalDateTime time = formatter == null ? usual(text) : formatted(text, formatter);
            return time == null || time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR ? null : time;
        } catch (DateTimeException | ArithmeticException e) {
            return null; // a 31 June, say
        }
    }

    private LocalDateTime formatted(String text, DateTimeFormatter format) {
        TemporalAccessor time =
                format.parseBest(text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (time instanceof ZonedDateTime zoned) {
            return zoned.withZoneSameInstant(zone).toLocalDateTime();
        }
        if (time instanceof OffsetDateTime offset) {
            return offset.atZoneSameInstant(zone).toLocalDateTime();
        }
        return time instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(time);
    }

    private @Nullable LocalDateTime usual(String text) {
        DateParts parts = DateParts.of(text);
        if (parts == null) {
            return ofDigits(text);
        }
        LocalDate date = LocalDate.of(parts.year(), parts.month(dayFirst), parts.day(dayFirst));
        String rest = text.substring(parts.end());
        return rest.isEmpty() ? date.atStartOfDay() : at(date, rest);
    }

    private @Nullable LocalDateTime at(LocalDate date, String rest) {
        int start = 0;
        while (start < rest.length() && "T, ".indexOf(Character.toUpperCase(rest.charAt(start))) >= 0) {
            start++;
        }
        Digits digits = new Digits(rest, start);
        int hour = digits.next();
        int minute = start > 0 && digits.takes(':') ? digits.next() : -1;
        int second = digits.takes(':') ? digits.next() : 0;
        if (second > 0 || digits.at() > start + 5) {
            fraction(digits);
        }
        if (hour < 0 || minute < 0 || second < 0) {
            return null;
        }
        String end = rest.substring(digits.at()).strip();
        boolean endOfDay = hour == 24 && minute == 0;
        LocalDateTime time = endOfDay
                ? date.plusDays(1).atStartOfDay()
                : date.atTime(hour(hour, end), minute, Math.min(second, 59)); // a leap second
        return isHalf(end) || end.isEmpty() ? time : zoned(time, end);
    }

    private static void fraction(Digits digits) {
        if (digits.takes('.') || digits.takes(',')) {
            digits.skipDigits();
        }
    }

    private static boolean isHalf(String end) {
        String half = end.toUpperCase(Locale.ROOT).replace(".", "");
        return half.equals("AM") || half.equals("PM");
    }

    private static int hour(int hour, String end) {
        if (!isHalf(end)) {
            return hour;
        }
        boolean afternoon = Character.toUpperCase(end.charAt(0)) == 'P';
        return hour % 12 + (afternoon ? 12 : 0);
    }

    private LocalDateTime zoned(LocalDateTime time, String offset) {
        int bracket = offset.indexOf('[');
        String name = bracket > 0 ? offset.substring(0, bracket) : offset;
        ZoneId from = name.equals("Z") ? ZoneOffset.UTC : ZoneId.of(name);
        return time.atZone(from).withZoneSameInstant(zone).toLocalDateTime();
    }

    /** Seconds since 1970 or parts of them, by how many digits there are, or {@code 20250131}. */
    private @Nullable LocalDateTime ofDigits(String text) {
        int point = text.indexOf('.');
        String digits = point < 0 ? text : text.substring(0, point);
        if (digits.isEmpty() || digits.length() > 19 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        if (digits.length() == BASIC_DATE_DIGITS) {
            return LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay();
        }
        long number = Long.parseLong(digits);
        long millis = digits.length() <= 11 ? number * 1000 : number / perMilli(digits.length());
        return digits.length() < 9 ? null : LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
    }

    private static long perMilli(int digits) {
        return digits <= 14 ? 1 : digits <= 17 ? 1_000 : 1_000_000;
    }
}
