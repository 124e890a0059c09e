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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a note is of: its daily-note name, else its front matter, else its file. */
final class NoteDates {
    /** A day of the last two or of the next century, alone or with hours, minutes and seconds run on. */
    private static final Pattern NAME = Pattern.compile(
            "(?<!\\d)((?:19|20|21)\\d{2})(?:([-._])(\\d{2})\\2(\\d{2})|(\\d{2})(\\d{2})(?:\\d{4}(?:\\d{2})?)?)(?!\\d)");

    /** Daily notes in a folder a month, as the format {@code YYYY/MM/DD} makes them. */
    private static final Pattern FOLDERS = Pattern.compile("(?:^|.*/)(\\d{4})/(\\d{2})/(\\d{2})", Pattern.DOTALL);

    private static final Pattern PROPERTY = Pattern.compile(
            "(?<!\\d)(\\d{4})([-/.]?)(\\d{1,2})\\2(\\d{1,2})(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?"
                    + " ?(Z|[+-]\\d{2}:?\\d{2})?)?(?!\\d)");

    private NoteDates() {}

    /** @param key the file's, without extension */
    static TimeSpan of(String key, List<String> properties, Instant file, ZoneId zone) {
        return fromName(key, zone)
                .map(from -> new TimeSpan(from, null, Basis.DAILY_NOTE))
                .or(() -> properties.stream()
                        .flatMap(text -> fromProperty(text, zone).stream())
                        .findFirst()
                        .map(from -> new TimeSpan(from, null, Basis.FRONT_MATTER)))
                .orElseGet(() -> new TimeSpan(file, null, Basis.FILE));
    }

    private static Optional<Instant> fromName(String key, ZoneId zone) {
        Matcher folders = FOLDERS.matcher(key);
        Stream<MatchResult> path = folders.matches() ? Stream.of(folders.toMatchResult()) : Stream.empty();
        return Stream.concat(
                        NAME.matcher(key.substring(key.lastIndexOf('/') + 1))
                                .results()
                                .map(name -> day(name, name.group(2) == null ? 5 : 3)),
                        path.map(match -> day(match, 2)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(day -> day.atStartOfDay(zone).toInstant());
    }

    /** @param month the number of the month's group; the day's is the next, the year's the first */
    private static Optional<LocalDate> day(MatchResult date, int month) {
        return day(date.group(1), date.group(month), date.group(month + 1));
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
