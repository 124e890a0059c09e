package io.vaultkeeper.chat;

import io.vaultkeeper.chat.AnswerEvent.Failed;
import io.vaultkeeper.chat.AnswerEvent.Found;
import io.vaultkeeper.chat.AnswerEvent.Stage;
import io.vaultkeeper.chat.ChatRequest.OpenNote;
import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.ChatModel;
import io.vaultkeeper.source.Notebook;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers from the notes, with a model or without. */
public final class NoteAnswerer implements Answerer {
    private static final Logger LOG = LoggerFactory.getLogger(NoteAnswerer.class);

    private final ChatSettings settings;
    private final Personas personas;
    private final ChatModel model;
    private final boolean oneModel;
    private final Researcher researcher;
    private final Writer writer;
    private final Notebook notebook;
    private final Function<Document, List<Chunk>> chunker;
    private final Clock clock;

    /**
     * @param chunker cuts the note that is open in the editor
     * @param keeper the model that plans the search; may be the same
     * @param clock tells today, in the user's time zone
     */
    public NoteAnswerer(
            ChatSettings settings,
            Personas personas,
            ChatModel model,
            ChatModel keeper,
            PassageSearch search,
            Notebook notebook,
            Function<Document, List<Chunk>> chunker,
            Clock clock) {
        this.settings = settings;
        this.personas = personas;
        this.model = model;
        this.oneModel = keeper == model;
        this.writer = new Writer(model);
        this.researcher = new Researcher(new Keeper(keeper), search);
        this.notebook = notebook;
        this.chunker = chunker;
        this.clock = clock;
    }

    @Override
    public void answer(ChatRequest request, Consumer<AnswerEvent> events, Cancellation cancellation) {
        Turn turn = new Turn(events, cancellation, model.availability(), oneModel);
        try {
            answer(request, turn);
        } catch (UnknownPersonaException e) {
            String hint = request.persona() == null
                    ? "Set chat.persona in vaultkeeper.yml to one that there is, or choose one for this question."
                    : "Choose one of those.";
            turn.emit(new Failed("Unknown persona", said(e), hint));
        } catch (SourceException e) {
            turn.emit(new Failed("The open note cannot be read", said(e), "Open another note, or ask without it."));
        } catch (IndexException e) {
            turn.emit(away("The index", e));
        } catch (EmbeddingException e) {
            turn.emit(away("The embedding model", e));
        } catch (IOException | RuntimeException e) {
            LOG.warn("event=answer-failed fault={}", e.getClass().getName());
            turn.emit(new Failed("The answer failed", "Something went wrong while the notes were read.", "Ask again."));
        }
    }

    private void answer(ChatRequest request, Turn turn) throws IOException, SourceException {
        Persona persona = personas.named(request.persona() == null ? settings.persona() : request.persona())
                .alsoTold(request.instructions());
        EditorNote note = open(request);
        Findings findings = find(request, turn);
        Prompt prompt = fit(persona, request, note, findings);
        turn.emit(new Found(prompt.passages()));
        turn.stage(Stage.Name.ANSWERING, 1);
        String otherwise = request.note() == null ? persona.greeting() : "The open note holds nothing to quote.";
        writer.write(
                prompt,
                silence -> Quoter.quote(question(request), findings, prompt.passages(), silence, otherwise),
                turn);
    }

    private EditorNote open(ChatRequest request) throws IOException, SourceException {
        OpenNote note = request.note();
        if (note == null) {
            return EditorNote.NONE;
        }
        String selection = note.selection() == null ? "" : note.selection();
        var chunks = chunker.apply(notebook.open(note.path(), note.content()));
        return EditorNote.of(chunks, selection, question(request));
    }

    private Findings find(ChatRequest request, Turn turn) {
        if (request.note() != null && request.note().only()) {
            turn.stage(Stage.Name.UNDERSTANDING, 1);
            turn.emit(KeeperQuery.NOTHING.asEvent());
            return Findings.NOT_SEARCHED;
        }
        int steps = request.researchSteps() == null ? settings.researchSteps() : request.researchSteps();
        int k = request.topK() == null ? settings.topK() : request.topK();
        return researcher.research(request, steps, k, LocalDate.now(clock), turn);
    }

    private Prompt fit(Persona persona, ChatRequest request, EditorNote note, Findings findings) {
        return PromptFitter.fit(
                persona,
                request.messages(),
                note,
                findings,
                model.contextTokens(),
                model.replyTokens(),
                LocalDate.now(clock),
                clock.getZone());
    }

    /** The messages of both are for the user, and say what to do. */
    private static Failed away(String what, RuntimeException fault) {
        LOG.warn("event=unavailable reason=\"{}\"", fault.getMessage());
        return new Failed(what + " is not available", said(fault), null);
    }

    private static String said(Exception fault) {
        return Objects.requireNonNullElse(fault.getMessage(), "");
    }

    private static String question(ChatRequest request) {
        return request.messages().get(request.messages().size() - 1).content();
    }
}
