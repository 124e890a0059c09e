package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.document.TimeSpan.Basis;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When a document says that it is of. */
final class Dates {
    /** Programs that know no date write the start of their calendar. */
    private static final Instant EARLIEST = Instant.parse("1971-01-01T00:00:00Z");

    private Dates() {}

    /** Null where nobody can have meant it. */
    static @Nullable TimeSpan of(Instant time) {
        boolean meant = time.isAfter(EARLIEST) && time.isBefore(Instant.now().plus(2, ChronoUnit.DAYS));
        return meant ? new TimeSpan(time, null, Basis.METADATA) : null;
    }

    /** A day, or a day and time, as ISO 8601 writes it; null for all else. */
    static @Nullable TimeSpan of(String iso) {
        try {
            return of(parse(iso.strip()));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant parse(String iso) {
        if (iso.length() <= 10) {
            return LocalDate.parse(iso).atStartOfDay(ZoneId.systemDefault()).toInstant();
        }
        boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).atZone(ZoneId.systemDefault()).toInstant();
    }
}
