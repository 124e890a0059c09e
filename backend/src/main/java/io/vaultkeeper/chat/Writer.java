package io.vaultkeeper.chat;

import io.vaultkeeper.chat.AnswerEvent.Failed;
import io.vaultkeeper.llm.Availability.Unavailable;
import io.vaultkeeper.llm.ChatModel;
import io.vaultkeeper.llm.Completion;
import io.vaultkeeper.llm.ModelException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the model write the answer; where it does not so much as begin, lets quotes stand for it. */
final class Writer {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final ChatModel model;

    Writer(ChatModel model) {
        this.model = model;
    }

    /** @param quotes the answer without a model, given why there is none */
    void write(Prompt prompt, Function<Unavailable, Quoted> quotes, Turn turn) {
        if (turn.model() instanceof Unavailable silence) {
            quote(prompt, quotes.apply(silence), turn);
            return;
        }
        AnswerText answer = new AnswerText(prompt.passages().size(), turn);
        try {
            Completion completion = model.stream(prompt.messages(), answer::accept, turn.cancellation());
            answer.finish();
            if (answer.isEmpty()) {
                quote(prompt, quotes.apply(wroteNothing()), turn);
            } else {
                turn.emit(answer.written(prompt.budgetAfter(completion), completion.cut()));
            }
        } catch (ModelException e) {
            LOG.warn("event=model-failed kind={} begun={}", e.kind(), !answer.isEmpty());
            failed(e, prompt, quotes, answer, turn);
        }
    }

    private static void failed(
            ModelException fault, Prompt prompt, Function<Unavailable, Quoted> quotes, AnswerText answer, Turn turn) {
        answer.finish();
        if (answer.isEmpty()) {
            quote(prompt, quotes.apply(Unavailable.because(fault)), turn);
        } else {
            turn.emit(new Failed(fault.title(), fault.detail(), fault.hint()));
        }
    }

    private Unavailable wroteNothing() {
        return new Unavailable(model.name() + " wrote nothing.", "ask again, or choose another model.");
    }

    private static void quote(Prompt prompt, Quoted quotes, Turn turn) {
        AnswerText answer = new AnswerText(prompt.passages().size(), turn);
        turn.emit(answer.quoted(quotes, prompt.budget()));
    }
}
