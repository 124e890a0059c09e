package io.vaultkeeper.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Gathers changes until none has come for a while, or the first has waited long enough, then hands them on, on a thread of
 * its own.
 */
final class Debouncer implements AutoCloseable {
    private final long quietNanos;
    private final long atMostNanos;
    private final Consumer<Changes> listener;
    private final Thread thread;

    private Set<Path> paths = new HashSet<>();
    private boolean rescan;
    private long first;
    private long last;
    private boolean closed;

    Debouncer(Duration quiet, Duration atMost, Consumer<Changes> listener) {
        this.quietNanos = quiet.toNanos();
        this.atMostNanos = atMost.toNanos();
        this.listener = listener;
        this.thread = new Thread(this::run, "watch-debounce");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    synchronized void changed(Path path) {
        touch();
        paths.add(path);
    }

    synchronized void lost() {
        touch();
        rescan = true;
    }

    private void touch() {
        last = System.nanoTime();
        if (isEmpty()) {
            first = last;
        }
        notifyAll();
    }

    private boolean isEmpty() {
        return paths.isEmpty() && !rescan;
    }

    private void run() {
        try {
            while (true) {
                listener.accept(next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Changes next() throws InterruptedException {
        while (isEmpty() || !due()) {
            if (closed) {
                throw new InterruptedException("closed");
            }
            if (isEmpty()) {
                wait();
            } else {
                wait(Math.max(1, Duration.ofNanos(dueAt() - System.nanoTime()).toMillis()));
            }
        }
        Changes changes = new Changes(paths, rescan);
        paths = new HashSet<>();
        rescan = false;
        return changes;
    }

    private boolean due() {
        return System.nanoTime() - dueAt() >= 0;
    }

    private long dueAt() {
        return Math.min(last + quietNanos, first + atMostNanos);
    }

    @Override
    public synchronized void close() {
        closed = true;
        thread.interrupt();
    }
}
