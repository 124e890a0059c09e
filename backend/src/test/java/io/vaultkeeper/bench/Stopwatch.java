package io.vaultkeeper.bench;

import java.io.IOException;
import java.time.Duration;

/** Measures work by the wall clock. */
final class Stopwatch {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final long started = System.nanoTime();

    private Stopwatch() {}

    static Stopwatch start() {
        return new Stopwatch();
    }

    double millis() {
        return millisUntil(System.nanoTime());
    }

    /** @param moment of {@link System#nanoTime} */
    double millisUntil(long moment) {
        return (moment - started) / 1e6;
    }

    double seconds() {
        return millis() / 1_000;
    }

    /** Until the condition holds, looking every few milliseconds. */
    void await(Condition condition, int everyMillis) throws IOException, InterruptedException {
        while (!condition.holds()) {
            if (seconds() > PATIENCE.toSeconds()) {
                throw new IOException("waited for " + PATIENCE + " in vain");
            }
            Thread.sleep(everyMillis);
        }
    }

    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    interface Work {
        void run() throws IOException, InterruptedException;
    }

    static double millis(Work work) throws IOException, InterruptedException {
        Stopwatch watch = start();
        work.run();
        return watch.millis();
    }
}
