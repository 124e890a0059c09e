package io.vaultkeeper.http;

import io.javalin.http.Context;
import io.vaultkeeper.chat.AnswerEvent;
import io.vaultkeeper.chat.AnswerEvent.Done;
import io.vaultkeeper.chat.AnswerEvent.Failed;
import io.vaultkeeper.chat.Answerer;
import io.vaultkeeper.chat.ChatRequest;
import io.vaultkeeper.chat.ChatRequest.OpenNote;
import io.vaultkeeper.chat.Personas;
import io.vaultkeeper.chat.UnknownPersonaException;
import io.vaultkeeper.http.AnswerSlots.Slot;
import io.vaultkeeper.source.Notebook;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has questions answered; a client that goes away cancels its answer. */
final class AnswerStreams {
    private final Answerer answerer;
    private final Personas personas;
    private final Notebook notebook;
    private final AnswerSlots slots;

    AnswerStreams(Answerer answerer, Personas personas, Notebook notebook, AnswerSlots slots) {
        this.answerer = answerer;
        this.personas = personas;
        this.notebook = notebook;
        this.slots = slots;
    }

    /** How the events of an answer are sent; false where the client has gone away. */
    interface Format {
        boolean send(AnswerEvent event, EventStream to);
    }

    void stream(Context context, ChatRequest request) throws IOException {
        checkPersona(request);
        checkNote(request.note());
        stream(context, request, (event, to) -> {
            EventJson json = EventJson.of(event);
            return to.send(json.event(), json.data());
        });
    }

    void stream(Context context, ChatRequest request, Format format) throws IOException {
        try (Slot slot = slots.take();
                EventStream to = EventStream.open(context)) {
            AtomicBoolean ended = new AtomicBoolean();
            Consumer<AnswerEvent> events = event -> {
                ended.set(event instanceof Done || event instanceof Failed);
                slot.keepIf(format.send(event, to));
            };
            answerer.answer(request, events, slot.watch(to::heartbeat));
            if (!ended.get() && slots.areClosed()) {
                format.send(AnswerSlots.STOPPED, to);
            }
        }
    }

    /** For a client that takes the answer as a whole. Where it goes away, the last event does not come. */
    void collect(Context context, ChatRequest request, Consumer<AnswerEvent> events) {
        try (Slot slot = slots.take()) {
            answerer.answer(request, events, slot.watchConnection(context));
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

    private void checkNote(@Nullable OpenNote note) throws IOException {
        if (note != null) {
            try {
                notebook.check(note.path(), note.content() != null);
            } catch (SourceException e) {
                throw ProblemException.badField(
                        "note.path",
                        "cannot be opened: " + e.getMessage(),
                        "Name a note by its path in the vault, or ask without one.");
            }
        }
    }
}
