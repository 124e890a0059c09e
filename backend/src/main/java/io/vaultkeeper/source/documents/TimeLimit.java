package io.vaultkeeper.source.documents;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs parsers, each on a thread of its own. One that takes too long is interrupted and left to itself: not all notice. A few may
 * be stuck at once, then nothing is parsed any more.
 */
final class TimeLimit {
    private static final int MOST_AT_ONCE = 4;

    private final Duration most;
    private final Semaphore threads = new Semaphore(MOST_AT_ONCE);

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
        FutureTask<T> task = new FutureTask<>(work::run);
        try {
            start(task);
            return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
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

    private void start(FutureTask<?> task) throws SourceException, InterruptedException {
        if (!threads.tryAcquire(1, TimeUnit.SECONDS)) {
            throw new SourceException(
                    "It was not read, since " + MOST_AT_ONCE
                            + " other files are still being read that were given up before. Leave those out, restart, and save this one again.");
        }
        Runnable work = () -> {
            try {
                task.run();
            } finally {
                threads.release();
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
