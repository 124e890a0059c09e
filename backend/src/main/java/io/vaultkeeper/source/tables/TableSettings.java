package io.vaultkeeper.source.tables;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One table of readings.
 *
 * @param file a file, or a folder whose files together are the table; absolute
 * @param name what the table is called in its passages
 * @param time the column that says when a reading was taken
 * @param clock the column of the time of day, where {@code time} has the day only; else null
 * @param timeFormat a pattern of Java's {@link DateTimeFormatter}, of both with a blank between; null where the usual ones do
 * @param zone whose days are counted, and in which times without a zone are; null for this machine's
 * @param values columns and what they hold, with the unit; empty for every column of numbers
 * @param category the column that says what an amount was for
 */
public record TableSettings(
        Path file,
        String name,
        String time,
        @Nullable String clock,
        @Nullable String timeFormat,
        @Nullable String zone,
        Map<String, String> values,
        @Nullable String category) {
    public TableSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values)); // in the order written
        try {
            zoneOf(zone);
            formatOf(timeFormat);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "sources.tables, \"" + name + "\": " + e.getMessage()
                            + ". Write zone as in Europe/Lisbon and time-format as in \"dd.MM.yyyy HH:mm\"",
                    e);
        }
    }

    ZoneId zoneId() {
        return zoneOf(zone);
    }

    @Nullable
    DateTimeFormatter formatter() {
        return formatOf(timeFormat);
    }

    private static ZoneId zoneOf(@Nullable String zone) {
        return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
    }

    private static @Nullable DateTimeFormatter formatOf(@Nullable String pattern) {
        return pattern == null ? null : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
