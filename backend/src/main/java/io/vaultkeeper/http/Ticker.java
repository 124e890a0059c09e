package io.vaultkeeper.http;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One thread that sends the heartbeats of all streams. */
final class Ticker implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "http-heartbeat");
        created.setDaemon(true);
        return created;
    });

    /** Runs the task again and again, until the handle is cancelled. */
    ScheduledFuture<?> every(long millis, Runnable task) {
        return thread.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
