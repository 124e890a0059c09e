package io.vaultkeeper.chat;

import io.vaultkeeper.chat.AnswerEvent.Done;
import io.vaultkeeper.chat.AnswerEvent.Failed;
import io.vaultkeeper.chat.AnswerEvent.Found;
import io.vaultkeeper.chat.AnswerEvent.Stage;
import io.vaultkeeper.chat.ChatRequest.OpenNote;
import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.llm.Availability;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.ChatModel;
import io.vaultkeeper.llm.Completion;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.source.Notebook;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers from the notes, with a model or without. */
public final class NoteAnswerer implements Answerer {
    private static final Logger LOG = LoggerFactory.getLogger(NoteAnswerer.class);

    private final ChatSettings settings;
    private final Personas personas;
    private final ChatModel model;
    private final Researcher researcher;
    private final Notebook notebook;
    private final Chunker chunker;
    private final Clock clock;

    /**
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
            Chunker chunker,
            Clock clock) {
        this.settings = settings;
        this.personas = personas;
        this.model = model;
        this.researcher = new Researcher(new Keeper(keeper), search);
        this.notebook = notebook;
        this.chunker = chunker;
        this.clock = clock;
    }

    @Override
    public void answer(ChatRequest request, Consumer<AnswerEvent> events, Cancellation cancellation) {
        Turn turn = new Turn(events, cancellation, model.availability());
        try {
            answer(request, turn);
        } catch (UnknownPersonaException e) {
            turn.emit(new Failed("Unknown persona", said(e), "Choose one of those."));
        } catch (SourceException e) {
            turn.emit(new Failed("The open note cannot be read", said(e), "Open another note, or ask without it."));
        } catch (IOException | RuntimeException e) {
            LOG.warn("event=answer-failed fault={}", e.getClass().getName());
            turn.emit(new Failed("The answer failed", "Something went wrong while the notes were read.", "Ask again."));
        }
    }

    private void answer(ChatRequest request, Turn turn) throws IOException, SourceException {
        Persona persona = personas.named(request.persona() == null ? settings.persona() : request.persona());
        EditorNote note = open(request);
        Findings findings = find(request, turn);
        Prompt prompt = fit(persona, request, note, findings);
        turn.emit(new Found(prompt.passages()));
        turn.stage(Stage.Name.ANSWERING, 1);
        write(prompt, question(request), findings, turn);
    }

    private EditorNote open(ChatRequest request) throws IOException, SourceException {
        OpenNote note = request.note();
        if (note == null) {
            return EditorNote.NONE;
        }
        String selection = note.selection() == null ? "" : note.selection();
        var chunks = chunker.chunk(notebook.open(note.path(), note.content()));
        return EditorNote.of(chunks, selection, question(request));
    }

    private Findings find(ChatRequest request, Turn turn) {
        if (request.note() != null && request.note().only()) {
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

    private void write(Prompt prompt, String question, Findings findings, Turn turn) {
        if (turn.model() instanceof Availability.Unavailable absent) {
            quote(prompt, question, findings, absent.reason(), absent.hint(), turn);
            return;
        }
        AnswerText answer = new AnswerText(prompt.passages().size(), turn);
        try {
            Completion completion = model.stream(prompt.messages(), answer::accept, turn.cancellation());
            answer.finish();
            if (answer.isEmpty()) {
                quote(
                        prompt,
                        question,
                        findings,
                        model.name() + " wrote nothing.",
                        "Ask again, or use another model.",
                        turn);
            } else {
                turn.emit(answer.done(Done.Mode.WRITTEN, prompt.budgetAfter(completion)));
            }
        } catch (ModelException e) {
            LOG.warn("event=model-failed kind={} begun={}", e.kind(), !answer.isEmpty());
            if (answer.isEmpty()) {
                quote(prompt, question, findings, e.detail(), e.hint(), turn);
            } else {
                answer.finish();
                turn.emit(new Failed(e.title(), e.detail(), e.hint()));
            }
        }
    }

    private static void quote(
            Prompt prompt, String question, Findings findings, String reason, String hint, Turn turn) {
        AnswerText answer = new AnswerText(prompt.passages().size(), turn);
        answer.accept(Quoter.quote(question, findings, prompt.passages(), reason, hint));
        answer.finish();
        turn.emit(answer.done(Done.Mode.QUOTED, prompt.budget()));
    }

    private static String said(Exception fault) {
        return Objects.requireNonNullElse(fault.getMessage(), "");
    }

    private static String question(ChatRequest request) {
        return request.messages().get(request.messages().size() - 1).content();
    }
}
