package io.vaultkeeper.chat;

import io.vaultkeeper.llm.Cancellation;
import java.util.function.Consumer;

/** Answers the last question of a conversation. */
public interface Answerer {
    /**
     * Blocks until the answer is complete, has failed or is cancelled; after a cancellation no further event comes. Never
     * throws for what a model, a note or a question contains.
     */
    void answer(ChatRequest request, Consumer<AnswerEvent> events, Cancellation cancellation);
}
