package io.vaultkeeper.http;

import io.javalin.http.Context;
import io.vaultkeeper.chat.AnswerEvent;
import io.vaultkeeper.chat.Answerer;
import io.vaultkeeper.chat.ChatRequest;
import io.vaultkeeper.chat.Personas;
import io.vaultkeeper.chat.UnknownPersonaException;
import io.vaultkeeper.llm.Cancellation;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Has questions answered; a client that goes away cancels its answer. */
final class AnswerStreams {
    private static final long HEARTBEAT_MILLIS = 500;

    /** Each holds a thread; a person has a few open at the most. */
    private static final int AT_ONCE = 32;

    private final Answerer answerer;
    private final Personas personas;
    private final Ticker ticker;
    private final Semaphore free = new Semaphore(AT_ONCE);

    AnswerStreams(Answerer answerer, Personas personas, Ticker ticker) {
        this.answerer = answerer;
        this.personas = personas;
        this.ticker = ticker;
    }

    /** How the events of an answer are sent; false where the client has gone away. */
    interface Format {
        boolean send(AnswerEvent event, EventStream to);
    }

    void stream(Context context, ChatRequest request) throws IOException {
        checkPersona(request);
        stream(context, request, (event, to) -> {
            EventJson json = EventJson.of(event);
            return to.send(json.event(), json.data());
        });
    }

    void stream(Context context, ChatRequest request, Format format) throws IOException {
        hold();
        try {
            EventStream to = EventStream.open(context);
            answer(request, event -> format.send(event, to), to::heartbeat);
        } finally {
            free.release();
        }
    }

    /** For a client that takes the answer as a whole. Where it goes away, the last event does not come. */
    void collect(Context context, ChatRequest request, Consumer<AnswerEvent> events) {
        hold();
        Departure departure = Departure.of(context);
        try {
            answer(
                    request,
                    event -> {
                        events.accept(event);
                        return true;
                    },
                    () -> !departure.hasHappened());
        } finally {
            free.release();
            if (departure.stopLooking()) {
                context.header("Connection", "close");
            }
        }
    }

    private void hold() {
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    503, "Busy", AT_ONCE + " answers are being written already.", "Stop one of them, then ask again.");
        }
    }

    /**
     * Blocks until the answer has ended.
     *
     * @param events false where the client has gone away
     * @param isThere asked every now and then
     */
    private void answer(ChatRequest request, Predicate<AnswerEvent> events, BooleanSupplier isThere) {
        Cancellation cancellation = new Cancellation();
        ScheduledFuture<?> heartbeat =
                ticker.every(HEARTBEAT_MILLIS, () -> cancelIf(!isThere.getAsBoolean(), cancellation));
        try {
            answerer.answer(request, event -> cancelIf(!events.test(event), cancellation), cancellation);
        } finally {
            heartbeat.cancel(false);
        }
    }

    /** Before the stream begins, while a plain error can still be told. */
    private void checkPersona(ChatRequest request) {
        if (request.persona() != null) {
            try {
                personas.named(request.persona());
            } catch (UnknownPersonaException e) {
                throw ProblemException.badField("persona", "is not known: " + e.getMessage());
            }
        }
    }

    private static void cancelIf(boolean gone, Cancellation cancellation) {
        if (gone) {
            cancellation.cancel();
        }
    }
}
