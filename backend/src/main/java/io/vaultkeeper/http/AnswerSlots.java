package io.vaultkeeper.http;

import io.javalin.http.Context;
import io.vaultkeeper.chat.AnswerEvent.Failed;
import io.vaultkeeper.llm.Cancellation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Answers that are being made: so many at once, each cancelled where its client goes away, all of them where the server stops. */
final class AnswerSlots implements AutoCloseable {
    private static final long HEARTBEAT_MILLIS = 500;

    /** Each holds a thread; a person has a few open at the most. */
    private static final int AT_ONCE = 32;

    private static final long FAREWELL_MILLIS = 2_000;

    static final Failed STOPPED = new Failed(
            "Vaultkeeper is being stopped",
            "Vaultkeeper was stopped before the answer was complete.",
            "Ask again once it runs.");

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();
    private final Ticker ticker;
    private volatile boolean closed;

    AnswerSlots(Ticker ticker) {
        this.ticker = ticker;
    }

    /** @throws ProblemException (503) where none is free */
    Slot take() {
        if (closed) {
            throw new ProblemException(EventJson.problem(STOPPED), null);
        }
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    503, "Busy", AT_ONCE + " answers are being written already.", "Stop one of them, then ask again.");
        }
        return new Slot();
    }

    /** Whether answers are cancelled because the server stops. */
    boolean areClosed() {
        return closed;
    }

    /** Waits a little, so that clients can be told how their answers ended. */
    @Override
    public void close() {
        closed = true;
        running.forEach(Cancellation::cancel);
        try {
            var unused = free.tryAcquire(AT_ONCE, FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For one answer and one thread. */
    final class Slot implements AutoCloseable {
        private final Cancellation cancellation = new Cancellation();
        private @Nullable ScheduledFuture<?> heartbeat;
        private Runnable ending = () -> {};

        /** @param isThere whether the client still waits; asked every now and then, by another thread */
        Cancellation watch(BooleanSupplier isThere) {
            running.add(cancellation);
            if (closed) {
                cancellation.cancel();
            }
            heartbeat = ticker.every(HEARTBEAT_MILLIS, () -> keepIf(isThere.getAsBoolean()));
            return cancellation;
        }

        /** As {@link #watch}, of a client that is sent nothing before this slot is closed. */
        Cancellation watchConnection(Context context) {
            Departure departure = Departure.of(context);
            ending = () -> departure.endWatch(context);
            return watch(() -> !departure.hasHappened());
        }

        void keepIf(boolean there) {
            if (!there) {
                cancellation.cancel();
            }
        }

        @Override
        public void close() {
            if (heartbeat != null) {
                heartbeat.cancel(false);
            }
            ending.run();
            running.remove(cancellation);
            free.release();
        }
    }
}
