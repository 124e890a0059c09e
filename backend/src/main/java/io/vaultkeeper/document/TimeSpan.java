package io.vaultkeeper.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a text is of, and how that is known.
 *
 * @param to the end where the text spans a time (a conversation), otherwise null
 */
public record TimeSpan(Instant from, @Nullable Instant to, Basis basis) {
    /** What a time was read from, the most trustworthy first. */
    public enum Basis {
        DAILY_NOTE,
        FRONT_MATTER,
        /** What the document says of itself: an e-mail's date, an event's, when a page was published. */
        METADATA,
        MESSAGES,
        READINGS,
        FILE
    }

    public TimeSpan {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a time span must not end before it starts: " + from + " to " + to);
        }
    }

    /** The last instant of the span. */
    public Instant end() {
        return to == null ? from : to;
    }
}
