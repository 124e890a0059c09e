package io.vaultkeeper.source.documents;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs parsers, each on a thread of its own. One that takes too long is interrupted and left to itself: not all notice. A few may
 * be stuck so at once, then nothing is parsed any more.
 */
final class TimeLimit {
    private static final int MOST_STUCK = 4;

    private final Duration most;
    private final AtomicInteger stuck = new AtomicInteger();

    TimeLimit(Duration most) {
        this.most = most;
    }

    /** What runs under a limit. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException, SourceException;
    }

    /** @throws SourceException also where the work takes too long, too much memory, or nests too deeply */
    <T> T within(Work<T> work) throws IOException, SourceException {
        if (stuck.get() >= MOST_STUCK) {
            throw new SourceException("It was not read, since " + MOST_STUCK
                    + " other files are still being read that were given up before. Leave those out, restart, and save "
                    + "this one again.");
        }
        FutureTask<T> task = new FutureTask<>(work::run);
        AtomicBoolean done = new AtomicBoolean();
        start(task, done);
        try {
            return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            if (done.compareAndSet(false, true)) {
                stuck.incrementAndGet();
            }
            throw new SourceException(
                    "It was given up: reading it took longer than " + most.toSeconds() + " seconds.", e);
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** @param done set by whoever is first: the work's end, or its being given up */
    private void start(FutureTask<?> task, AtomicBoolean done) {
        Runnable work = () -> {
            try {
                task.run();
            } finally {
                if (!done.compareAndSet(false, true)) {
                    stuck.decrementAndGet(); // given up, and ended after all
                }
            }
        };
        Thread thread = new Thread(work, "document-parser");
        thread.setDaemon(true);
        thread.start();
    }

    private static IOException fault(@Nullable Throwable cause) throws IOException, SourceException {
        if (cause instanceof SourceException e) {
            throw e;
        }
        if (cause instanceof IOException e) {
            return e;
        }
        if (cause instanceof StackOverflowError) {
            throw new SourceException("It is nested too deeply to be read.", cause);
        }
        if (cause instanceof OutOfMemoryError) {
            throw new SourceException("It takes more memory to read than there is.", cause);
        }
        return new DamagedFileException(cause);
    }
}
