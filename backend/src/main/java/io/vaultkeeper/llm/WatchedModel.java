package io.vaultkeeper.llm;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for some seconds whether the model can be asked, so that a status costs a call to it now and then only, and never
 * waits long for it.
 */
public final class WatchedModel implements AutoCloseable {
    private static final long FRESH_NANOS = 5_000_000_000L;

    /** A server on this machine answers in some milliseconds. */
    private static final long PATIENCE_MILLIS = 500;

    private final String provider;
    private final ChatModel model;
    private final ChatModel keeper;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread created = new Thread(task, "model-watch");
        created.setDaemon(true);
        return created;
    });

    private volatile Availability known =
            new Availability.Unavailable("The model has not been asked yet.", "Look again in a moment.");
    private volatile Availability keeperKnown = new Availability.Ready();
    private long askedAt = System.nanoTime() - FRESH_NANOS;
    private @Nullable Future<?> under;

    /**
     * @param provider its name, as in the settings
     * @param keeper plans the search; may be the same
     */
    public WatchedModel(String provider, ChatModel model, ChatModel keeper) {
        this.provider = provider;
        this.model = model;
        this.keeper = keeper;
    }

    public String provider() {
        return provider;
    }

    public String name() {
        return model.name();
    }

    /** Asks anew where the last answer has aged, and waits for that a moment; what is known by then is told. */
    public Availability availability() {
        Future<?> answer = asked();
        if (answer != null) {
            await(answer);
        }
        return known;
    }

    /** As of when {@link #availability} was last asked: why searches are not planned by the model that is named for it. */
    public Optional<Availability.Unavailable> keeperIsMissing() {
        return keeperKnown instanceof Availability.Unavailable missing ? Optional.of(missing) : Optional.empty();
    }

    /** The asking that is under way; null where what is known is fresh. */
    private synchronized @Nullable Future<?> asked() {
        if (under == null && System.nanoTime() - askedAt >= FRESH_NANOS) {
            under = thread.submit(this::ask);
        }
        return under;
    }

    private synchronized void answered() {
        askedAt = System.nanoTime();
        under = null;
    }

    private static void await(Future<?> answer) {
        try {
            answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // what was known before is told
        }
    }

    private void ask() {
        try {
            Availability now = model.availability();
            keeperKnown = keeper == model ? new Availability.Ready() : keeper.availability();
            known = now;
        } finally {
            answered();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
