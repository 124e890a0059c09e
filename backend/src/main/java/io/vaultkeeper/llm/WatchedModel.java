package io.vaultkeeper.llm;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Remembers whether the model can be asked, so that a status costs no call to it: what it tells is some seconds old. */
public final class WatchedModel implements AutoCloseable {
    private static final long FRESH_NANOS = 5_000_000_000L;

    private final String provider;
    private final ChatModel model;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread created = new Thread(task, "model-watch");
        created.setDaemon(true);
        return created;
    });

    private volatile Availability known =
            new Availability.Unavailable("The model has not been asked yet.", "Look again in a moment.");
    private volatile long askedAt = System.nanoTime() - FRESH_NANOS;

    /** @param provider its name, as in the settings */
    public WatchedModel(String provider, ChatModel model) {
        this.provider = provider;
        this.model = model;
    }

    public String provider() {
        return provider;
    }

    public String name() {
        return model.name();
    }

    /** Returns at once; asks anew in the background where the last answer has aged. */
    public Availability availability() {
        if (System.nanoTime() - askedAt >= FRESH_NANOS && asking.compareAndSet(false, true)) {
            thread.execute(this::ask);
        }
        return known;
    }

    private void ask() {
        try {
            known = model.availability();
        } finally {
            askedAt = System.nanoTime();
            asking.set(false);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
