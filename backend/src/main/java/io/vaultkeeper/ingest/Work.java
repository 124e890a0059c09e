package io.vaultkeeper.ingest;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What waits to be looked at. Requests that come while others are carried out are gathered into one. */
final class Work {
    /**
     * @param everything all sources are scanned; the paths are then of no matter
     * @param distrust what is remembered of the index must be read from it again
     */
    record Order(Set<Path> paths, boolean everything, boolean distrust, boolean rebuild) {}

    /** A fault of the disk may pass soon; where it does not, each look is twice as late as the one before. */
    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long LATE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private Set<Path> paths = new HashSet<>();
    private boolean everything;
    private boolean distrust;
    private boolean rebuild;
    private boolean paused;
    private boolean closed;
    private boolean underWay;
    private long delayNanos = SOON_NANOS;
    private long dueAt;
    private boolean due;

    synchronized void look(Collection<Path> changed) {
        paths.addAll(changed);
        notifyAll();
    }

    synchronized void lookEverywhere() {
        everything = true;
        notifyAll();
    }

    /** Everywhere, after a while: something could not be read that may be readable then. */
    synchronized void lookAgainLater() {
        if (!due) {
            due = true;
            dueAt = System.nanoTime() + delayNanos;
            delayNanos = Math.min(LATE_NANOS, 2 * delayNanos);
        }
    }

    /** All could be read. */
    synchronized void noneIsLeft() {
        due = false;
        delayNanos = SOON_NANOS;
    }

    /** The index may have lost what it was given last, as at the first look, and after a fault of its own. */
    synchronized void lookEverywhereFromTheIndex() {
        everything = true;
        distrust = true;
        notifyAll();
    }

    synchronized void startOver() {
        everything = true;
        rebuild = true;
        notifyAll();
    }

    synchronized void pause(boolean on) {
        paused = on;
        notifyAll();
    }

    synchronized boolean isPaused() {
        return paused;
    }

    /** Whether an order waits or is being carried out: there is no moment between the two. */
    synchronized boolean isOpen() {
        return underWay || isWaiting();
    }

    private boolean isWaiting() {
        return everything || !paths.isEmpty();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Waits for work; asking for more says that the last order is carried out.
     *
     * @throws InterruptedException when closed
     */
    synchronized Order next() throws InterruptedException {
        underWay = false;
        while (!closed && (paused || !isWaiting())) {
            wait(millisToDue());
            lookAgainIfDue();
        }
        if (closed) {
            throw new InterruptedException("closed");
        }
        Order order = new Order(paths, everything, distrust, rebuild);
        paths = new HashSet<>();
        everything = false;
        distrust = false;
        rebuild = false;
        underWay = true;
        return order;
    }

    private void lookAgainIfDue() {
        if (due && !paused && System.nanoTime() - dueAt >= 0) {
            due = false;
            everything = true;
        }
    }

    /** 0 to wait for whatever comes. */
    private long millisToDue() {
        return due && !paused ? Math.max(1, TimeUnit.NANOSECONDS.toMillis(dueAt - System.nanoTime())) : 0;
    }

    /** Waits until closed, or for so long. */
    synchronized void awaitClose(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; !closed && left > 0; left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) {
            wait(left);
        }
    }

    /** Waits while paused; returns at once when closed. */
    synchronized void awaitResume() throws InterruptedException {
        while (paused && !closed) {
            wait();
        }
    }
}
