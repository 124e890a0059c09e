package io.vaultkeeper.http;

import io.vaultkeeper.chat.AnswerEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer's event as the stream has it.
 *
 * @param data written as one JSON object
 */
record EventJson(String event, Object data) {
    record Stage(String stage, int step) {}

    record Query(
            boolean search,
            List<String> queries,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record Passages(List<PassageJson> passages) {}

    record Token(String text) {}

    record Done(
            String answer,
            String mode,
            List<Integer> citations,
            AnswerEvent.Budget budget,
            AnswerEvent.Timings timings) {}

    static EventJson of(AnswerEvent event) {
        if (event instanceof AnswerEvent.Stage stage) {
            return new EventJson("stage", new Stage(Wire.name(stage.name()), stage.step()));
        }
        if (event instanceof AnswerEvent.Asked asked) {
            return new EventJson("query", new Query(asked.search(), asked.queries(), asked.from(), asked.to()));
        }
        if (event instanceof AnswerEvent.Found found) {
            List<PassageJson> passages = found.passages().stream()
                    .map(numbered -> PassageJson.of(numbered.passage(), numbered.n()))
                    .toList();
            return new EventJson("passages", new Passages(passages));
        }
        if (event instanceof AnswerEvent.Token token) {
            return new EventJson("token", new Token(token.text()));
        }
        if (event instanceof AnswerEvent.Done done) {
            return new EventJson(
                    "done",
                    new Done(done.answer(), Wire.name(done.mode()), done.citations(), done.budget(), done.timings()));
        }
        return new EventJson("error", problem((AnswerEvent.Failed) event));
    }

    static Problem problem(AnswerEvent.Failed failed) {
        return Problem.of(503, failed.title(), failed.detail(), failed.hint());
    }
}
