package io.vaultkeeper.chat;

import io.vaultkeeper.chat.AnswerEvent.Budget;
import io.vaultkeeper.chat.AnswerEvent.Numbered;
import io.vaultkeeper.llm.Completion;
import io.vaultkeeper.llm.ModelMessage;
import java.util.List;

/**
 * What is sent to the model.
 *
 * @param passages those that are in it, as they are cited
 * @param budget in tokens by {@link TokenEstimate#atMost}
 */
record Prompt(List<ModelMessage> messages, List<Numbered> passages, Budget budget) {
    Prompt {
        messages = List.copyOf(messages);
        passages = List.copyOf(passages);
    }

    /** The budget with what the model says it read; fewer tokens than the text can have means that it was cut. */
    Budget budgetAfter(Completion completion) {
        Integer read = completion.promptTokens();
        if (read == null || read <= 0) {
            return budget;
        }
        int least = messages.stream()
                .mapToInt(each -> TokenEstimate.atLeast(each.text()))
                .sum();
        return new Budget(
                budget.limit(),
                read,
                share(budget.passages(), read),
                share(budget.history(), read),
                share(budget.note(), read),
                budget.dropped(),
                budget.truncated() || read < least);
    }

    /** A part of what was read, as large as it was estimated to be of the whole. */
    private int share(int estimated, int read) {
        return (int) ((long) estimated * read / Math.max(1, budget.prompt()));
    }
}
