package io.vaultkeeper.llm;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What fits into a model: the setting, or less where the model's own limit is lower. The model's is asked for at the first use
 * and remembered; where it could not be asked the setting stands in, and it is asked again after a while. Safe for use by
 * several threads.
 */
public final class ContextLength {
    private static final long RETRY_NANOS = Duration.ofSeconds(30).toNanos();

    private final int setting;
    private final Asking model;
    private int tokens;
    private boolean known;
    private long askAgainAt = System.nanoTime();

    /** Asks a server for a model's own limit; empty where it does not tell. */
    @FunctionalInterface
    public interface Asking {
        OptionalInt limit() throws ModelException;
    }

    public ContextLength(int setting, Asking model) {
        this.setting = setting;
        this.model = model;
        this.tokens = setting;
    }

    /** Blocks while it asks, which it does seldom. */
    public synchronized int tokens() {
        if (!known && System.nanoTime() - askAgainAt >= 0) {
            ask();
        }
        return tokens;
    }

    /** After this it is asked again: another model may run under the same name. */
    public synchronized void forget() {
        known = false;
        askAgainAt = System.nanoTime();
    }

    private void ask() {
        try {
            OptionalInt limit = model.limit();
            tokens = limit.isPresent() ? Math.min(setting, limit.getAsInt()) : setting;
            known = true;
        } catch (ModelException e) {
            tokens = setting;
            askAgainAt = System.nanoTime() + RETRY_NANOS;
        }
    }
}
