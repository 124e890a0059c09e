package io.vaultkeeper.mcp;

import io.vaultkeeper.chat.AnswerEvent;
import io.vaultkeeper.chat.AnswerEvent.Done;
import io.vaultkeeper.chat.AnswerEvent.Failed;
import io.vaultkeeper.chat.AnswerEvent.Found;
import io.vaultkeeper.chat.AnswerEvent.Stage;
import io.vaultkeeper.chat.Answerer;
import io.vaultkeeper.chat.ChatRequest;
import io.vaultkeeper.chat.ChatRequest.Message;
import io.vaultkeeper.chat.Personas;
import io.vaultkeeper.chat.UnknownPersonaException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers a question from the notes, with sources. */
final class AskTool implements VaultTool {
    private final Answerer answerer;
    private final Personas personas;

    AskTool(Answerer answerer, Personas personas) {
        this.answerer = answerer;
        this.personas = personas;
    }

    record Arguments(
            String question,
            @Nullable String persona,
            @Nullable ScopeArguments scope) {}

    /**
     * The answer.
     *
     * @param mode written by a model, or quoted from the notes where there is none
     * @param sources what it cites by their numbers; where nothing was found worth a quote, what comes nearest
     */
    record Result(String answer, String mode, List<PassageView> sources) {}

    @Override
    public String name() {
        return "ask";
    }

    @Override
    public ToolResult call(ToolArguments arguments, Caller caller) throws ToolException {
        Outcome outcome = new Outcome(caller);
        answerer.answer(request(arguments.as(Arguments.class)), outcome::take, caller.cancellation());
        Result result = outcome.result();
        String sources = result.sources().stream().map(Quotation::source).collect(Collectors.joining("\n"));
        String text = sources.isEmpty() ? result.answer() : result.answer() + "\n\nSources:\n" + sources;
        return new ToolResult(text, result);
    }

    private ChatRequest request(Arguments wanted) throws ToolException {
        if (wanted.question().isBlank()) {
            throw new ToolException("\"question\" must not be blank.");
        }
        List<Message> conversation = List.of(new Message(Message.Role.USER, wanted.question()));
        return new ChatRequest(
                conversation, persona(wanted.persona()), ScopeArguments.read(wanted.scope()), null, null, null);
    }

    private @Nullable String persona(@Nullable String name) throws ToolException {
        try {
            return name == null ? null : personas.named(name).name();
        } catch (UnknownPersonaException e) {
            throw new ToolException(String.valueOf(e.getMessage()));
        }
    }

    /** What has come of an answer so far. */
    private static final class Outcome {
        private final Caller caller;
        private List<AnswerEvent.Numbered> found = List.of();
        private @Nullable Done done;
        private @Nullable Failed failed;

        Outcome(Caller caller) {
            this.caller = caller;
        }

        void take(AnswerEvent event) {
            if (event instanceof Stage stage) {
                caller.progress().accept(stage.name().name().toLowerCase(Locale.ROOT));
            } else if (event instanceof Found passages) {
                found = passages.passages();
            } else if (event instanceof Done last) {
                done = last;
            } else if (event instanceof Failed last) {
                failed = last;
            }
        }

        Result result() throws ToolException {
            if (failed != null) {
                throw new ToolException(
                        failed.hint() == null ? failed.detail() : failed.detail() + " " + failed.hint());
            }
            if (done == null) {
                throw new ToolException("The question was cancelled.");
            }
            List<Integer> cited = done.citations();
            boolean unanswered = done.mode() == Done.Mode.QUOTED && cited.isEmpty();
            List<PassageView> sources = found.stream()
                    .filter(passage -> unanswered || cited.contains(passage.n()))
                    .map(passage -> PassageView.of(passage.n(), passage.passage()))
                    .toList();
            return new Result(done.answer(), done.mode().name().toLowerCase(Locale.ROOT), sources);
        }
    }
}
