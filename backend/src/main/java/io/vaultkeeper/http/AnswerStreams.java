package io.vaultkeeper.http;

import io.javalin.http.Context;
import io.vaultkeeper.chat.Answerer;
import io.vaultkeeper.chat.ChatRequest;
import io.vaultkeeper.chat.Personas;
import io.vaultkeeper.chat.UnknownPersonaException;
import io.vaultkeeper.llm.Cancellation;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;

/** Streams answers; a client that goes away cancels its answer. */
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

    void stream(Context context, ChatRequest request) throws IOException {
        checkPersona(request);
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    503, "Busy", AT_ONCE + " answers are being written already.", "Stop one of them, then ask again.");
        }
        try {
            answer(EventStream.open(context), request);
        } finally {
            free.release();
        }
    }

    private void answer(EventStream events, ChatRequest request) {
        Cancellation cancellation = new Cancellation();
        ScheduledFuture<?> heartbeat =
                ticker.every(HEARTBEAT_MILLIS, () -> cancelIf(!events.heartbeat(), cancellation));
        try {
            answerer.answer(
                    request,
                    event -> {
                        EventJson json = EventJson.of(event);
                        cancelIf(!events.send(json.event(), json.data()), cancellation);
                    },
                    cancellation);
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
