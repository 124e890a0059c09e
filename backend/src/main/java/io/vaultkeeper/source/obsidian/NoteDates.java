package io.vaultkeeper.source.obsidian;

import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.document.TimeSpan.Basis;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When a note is of: its daily-note name, else its front matter, else its file. */
final class NoteDates {
    private static final Pattern NAME =
            Pattern.compile("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)|^(\\d{4})(\\d{2})(\\d{2})(?!\\d)");
    private static final Pattern PROPERTY = Pattern.compile(
            "(?<!\\d)(\\d{4})([-/.]?)(\\d{1,2})\\2(\\d{1,2})(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?"
                    + " ?(Z|[+-]\\d{2}:?\\d{2})?)?(?!\\d)");

    private NoteDates() {}

    static TimeSpan of(String title, List<String> properties, Instant file, ZoneId zone) {
        return fromName(title, zone)
                .map(from -> new TimeSpan(from, null, Basis.DAILY_NOTE))
                .or(() -> properties.stream()
                        .flatMap(text -> fromProperty(text, zone).stream())
                        .findFirst()
                        .map(from -> new TimeSpan(from, null, Basis.FRONT_MATTER)))
                .orElseGet(() -> new TimeSpan(file, null, Basis.FILE));
    }

    private static Optional<Instant> fromName(String title, ZoneId zone) {
        Matcher name = NAME.matcher(title);
        if (!name.find()) {
            return Optional.empty();
        }
        int first = name.group(1) == null ? 4 : 1;
        return day(name.group(first), name.group(first + 1), name.group(first + 2))
                .map(day -> day.atStartOfDay(zone).toInstant());
    }

    private static Optional<Instant> fromProperty(String text, ZoneId zone) {
        Matcher date = PROPERTY.matcher(text);
        if (!date.find()) {
            return Optional.empty();
        }
        return day(date.group(1), date.group(3), date.group(4)).map(day -> {
            LocalDateTime time = day.atTime(time(date));
            return time.atZone(zone(date.group(8), zone)).toInstant();
        });
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalTime time(Matcher date) {
        try {
            return LocalTime.of(number(date.group(5)), number(date.group(6)), number(date.group(7)));
        } catch (DateTimeException e) {
            return LocalTime.MIDNIGHT;
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static ZoneId zone(@Nullable String offset, ZoneId zone) {
        try {
            return offset == null ? zone : ZoneOffset.of(offset);
        } catch (DateTimeException e) {
            return zone;
        }
    }
}
