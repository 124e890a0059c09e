package io.vaultkeeper.http;

import io.javalin.http.Context;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.ModelCatalog;
import io.vaultkeeper.llm.ModelException;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Fetches models and streams how far it is; a client that goes away stops the fetching. */
final class PullStreams {
    private static final long HEARTBEAT_MILLIS = 1_000;

    private static final int AT_ONCE = 4;

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ModelCatalog catalog;
    private final Ticker ticker;

    PullStreams(ModelCatalog catalog, Ticker ticker) {
        this.catalog = catalog;
        this.ticker = ticker;
    }

    record PullJson(@Nullable String name) {}

    record Done(String name) {}

    void stream(Context context) throws IOException {
        PullJson request = Json.read(context.bodyAsBytes(), PullJson.class);
        if (request.name() == null || request.name().isBlank()) {
            throw ProblemException.badField("name", "must be a model's name, such as llama3.1:8b");
        }
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    503, "Busy", AT_ONCE + " models are being fetched already.", "Wait for one of them.");
        }
        try (EventStream events = EventStream.open(context)) {
            pull(request.name(), events);
        } finally {
            free.release();
        }
    }

    private void pull(String name, EventStream events) {
        Cancellation cancellation = new Cancellation();
        ScheduledFuture<?> heartbeat =
                ticker.every(HEARTBEAT_MILLIS, () -> stopUnless(events.heartbeat(), cancellation));
        try {
            catalog.pull(name, progress -> stopUnless(events.send("progress", progress), cancellation), cancellation);
            events.send("done", new Done(name));
        } catch (ModelException e) {
            events.send("error", Problem.of(503, e.title(), e.detail(), e.hint()));
        } finally {
            heartbeat.cancel(false);
        }
    }

    private static void stopUnless(boolean there, Cancellation cancellation) {
        if (!there) {
            cancellation.cancel();
        }
    }
}
