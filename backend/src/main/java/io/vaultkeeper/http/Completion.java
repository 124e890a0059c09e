package io.vaultkeeper.http;

import io.vaultkeeper.chat.AnswerEvent;
import io.vaultkeeper.chat.AnswerEvent.Done;
import io.vaultkeeper.chat.AnswerEvent.Failed;
import io.vaultkeeper.chat.AnswerEvent.Found;
import io.vaultkeeper.chat.AnswerEvent.Numbered;
import io.vaultkeeper.chat.AnswerEvent.Token;
import io.vaultkeeper.http.CompletionChunk.Choice;
import io.vaultkeeper.http.CompletionChunk.Delta;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One answer in the form that clients of the OpenAI API read: first its events, in order, then the whole. For one thread. */
final class Completion {
    private static final String COMPLETE = "stop";

    /** The model reached the most tokens that it may write. */
    private static final String CUT = "length";

    /** Tells clients that nothing follows. */
    private static final String END = "[DONE]";

    private final String id = "chatcmpl-" + UUID.randomUUID().toString().replace("-", "");
    private final long created = Instant.now().getEpochSecond();
    private final String model;
    private final boolean wantsUsage;
    private List<Numbered> found = List.of();
    private @Nullable Done done;
    private @Nullable Failed failed;

    /** @param model as the request has it */
    Completion(String model, boolean wantsUsage) {
        this.model = model;
        this.wantsUsage = wantsUsage;
    }

    void take(AnswerEvent event) {
        if (event instanceof Found passages) {
            found = passages.passages();
        } else if (event instanceof Done last) {
            done = last;
        } else if (event instanceof Failed last) {
            failed = last;
        }
    }

    /** False where the client has gone away. */
    boolean send(AnswerEvent event, EventStream to) {
        take(event);
        if (event instanceof Found) {
            return to.send(chunk(new Delta("assistant", "")));
        }
        if (event instanceof Token token) {
            return to.send(chunk(new Delta(null, token.text())));
        }
        if (event instanceof Done last) {
            return end(last, to);
        }
        return !(event instanceof Failed last) || to.send(OpenAiError.of(EventJson.problem(last), null));
    }

    /** The whole; empty where the client has gone away. */
    @Nullable
    CompletionAnswer whole() {
        if (failed != null) {
            throw new ProblemException(EventJson.problem(failed), null);
        }
        if (done == null) {
            return null;
        }
        CompletionAnswer.Message message = new CompletionAnswer.Message("assistant", done.answer(), null);
        return new CompletionAnswer(
                id,
                "chat.completion",
                created,
                model,
                List.of(new CompletionAnswer.Choice(0, message, reason(done))),
                UsageJson.of(done),
                sources(done));
    }

    private boolean end(Done last, EventStream to) {
        List<SourceJson> sources = sources(last);
        to.send(chunk(List.of(new Choice(0, new Delta(null, null), reason(last))), null, sources));
        if (wantsUsage) {
            to.send(chunk(List.of(), UsageJson.of(last), sources));
        }
        return to.sendLine(END);
    }

    private static String reason(Done last) {
        return last.cut() ? CUT : COMPLETE;
    }

    private CompletionChunk chunk(Delta delta) {
        return chunk(List.of(new Choice(0, delta, null)), null, null);
    }

    private CompletionChunk chunk(List<Choice> choices, @Nullable UsageJson usage, @Nullable List<SourceJson> sources) {
        return new CompletionChunk(id, "chat.completion.chunk", created, model, choices, usage, sources);
    }

    private List<SourceJson> sources(Done last) {
        return found.stream()
                .map(passage -> new SourceJson(
                        PassageJson.of(passage.passage(), passage.n()),
                        last.citations().contains(passage.n())))
                .toList();
    }
}
