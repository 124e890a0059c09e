package io.vaultkeeper.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Tells from the last half minute's speed when the rest will be done. */
final class Pace {
    private static final long WINDOW = Duration.ofSeconds(30).toNanos();
    private static final long AT_LEAST = Duration.ofSeconds(1).toNanos();

    private record Mark(long nanos, long done) {}

    private final Deque<Mark> marks = new ArrayDeque<>();

    /** Notes how much is done by now; a smaller number than before starts afresh. */
    synchronized void at(long done) {
        long now = System.nanoTime();
        if (!marks.isEmpty() && done < marks.getLast().done()) {
            marks.clear();
        }
        marks.addLast(new Mark(now, done));
        while (marks.size() > 2 && now - marks.getFirst().nanos() > WINDOW) {
            marks.removeFirst();
        }
    }

    synchronized void reset() {
        marks.clear();
    }

    /** Null while there is too little to go by. */
    synchronized @Nullable Long secondsFor(long rest) {
        if (marks.size() < 2) {
            return null;
        }
        long nanos = marks.getLast().nanos() - marks.getFirst().nanos();
        long done = marks.getLast().done() - marks.getFirst().done();
        if (nanos < AT_LEAST || done <= 0) {
            return null;
        }
        return Duration.ofNanos((long) ((double) nanos / done * rest)).toSeconds() + 1;
    }
}
