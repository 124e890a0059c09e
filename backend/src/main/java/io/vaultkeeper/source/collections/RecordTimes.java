package io.vaultkeeper.source.collections;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as programs export them: ISO 8601, with or without a zone, and seconds or milliseconds since 1970. */
final class RecordTimes {
    /** Seconds of the year 5138; as milliseconds of 1973. */
    private static final long MOST_SECONDS = 100_000_000_000L;

    private static final Pattern BLANK = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2}) ");

    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant(),
            text -> LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant(),
            text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());

    private RecordTimes() {}

    /** Null where it is none that is known. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String time = text.strip();
        String joined = BLANK.matcher(time).replaceFirst("$1T");
        if (time.matches("\\d{9,13}")) {
            long number = Long.parseLong(time);
            return number < MOST_SECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        }
        return FORMS.stream()
                .flatMap(form -> parse(form, joined).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<Instant> parse(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
