package io.vaultkeeper.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/** Streams the status: at once, then whenever it changed, at most four times a second. */
final class StatusStreams implements AutoCloseable {
    private static final long LOOK_MILLIS = 250;
    private static final int LOOKS_PER_HEARTBEAT = 20;
    private static final int AT_ONCE = 32;

    private final Backend backend;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private volatile boolean closed;

    StatusStreams(Backend backend) {
        this.backend = backend;
    }

    void stream(Context context) throws IOException {
        if (context.method().equals(HandlerType.HEAD)) {
            context.contentType("text/event-stream");
            return;
        }
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    503,
                    "Busy",
                    AT_ONCE + " clients follow the status already.",
                    "Close one of them, or ask for /status.");
        }
        try (EventStream events = EventStream.open(context)) {
            follow(events);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
    }

    private void follow(EventStream events) throws InterruptedException {
        String sent = "";
        boolean there = true;
        for (int look = 1; there && !closed; look++) {
            StatusJson status = StatusJson.of(backend);
            String now = Json.write(status);
            if (!now.equals(sent)) {
                there = events.send("status", status);
                sent = now;
            } else if (look % LOOKS_PER_HEARTBEAT == 0) {
                there = events.heartbeat();
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
