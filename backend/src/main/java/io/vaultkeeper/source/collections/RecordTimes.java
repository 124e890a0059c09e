package io.vaultkeeper.source.collections;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as programs export them: ISO 8601 and its like, with or without a zone, those of mails, and of what passed since 1970. */
final class RecordTimes {
    /** Seconds of the year 5138; as milliseconds of 1973. */
    private static final long MOST_SECONDS = 100_000_000_000L;

    /** The same limit again, in milliseconds; as microseconds of 1973. */
    private static final long MOST_MILLIS = 100_000_000_000_000L;

    private static final Pattern NUMBER = Pattern.compile("(\\d{9,13}|\\d{16})(?:\\.\\d{1,9})?");

    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(?:(Z|UTC|GMT)|([+-]\\d{2}):?(\\d{2}))?");

    /** As Twitter writes it. */
    private static final DateTimeFormatter YEAR_LAST =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss Z uuuu", Locale.ENGLISH);

    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant(),
            text -> LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant(),
            text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant(),
            text -> ZonedDateTime.parse(text, YEAR_LAST).toInstant());

    private RecordTimes() {}

    /** Null where it is none that is known. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String time = text.strip();
        Matcher number = NUMBER.matcher(time);
        if (number.matches()) {
            return since1970(Long.parseLong(number.group(1)));
        }
        String iso = iso(time);
        return FORMS.stream()
                .flatMap(form -> parse(form, iso).stream())
                .findFirst()
                .orElse(null);
    }

    private static Instant since1970(long number) {
        if (number < MOST_SECONDS) {
            return Instant.ofEpochSecond(number);
        }
        return number < MOST_MILLIS ? Instant.ofEpochMilli(number) : Instant.EPOCH.plus(number, ChronoUnit.MICROS);
    }

    private static String iso(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return text;
        }
        String local = time.group(1) + "T" + time.group(2);
        String offset = time.group(4) == null ? "" : time.group(4) + ":" + time.group(5);
        return local + (time.group(3) == null ? offset : "Z");
    }

    private static Optional<Instant> parse(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
