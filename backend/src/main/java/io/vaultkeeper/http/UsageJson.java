package io.vaultkeeper.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.vaultkeeper.chat.AnswerEvent;
import io.vaultkeeper.chat.TokenEstimate;

/**
 * What an answer cost, in tokens.
 *
 * @param completionTokens an estimate, on the high side
 */
@JsonNaming(SnakeCaseStrategy.class)
record UsageJson(int promptTokens, int completionTokens, int totalTokens) {
    static UsageJson of(AnswerEvent.Done done) {
        int prompt = done.budget().prompt();
        int completion = TokenEstimate.atMost(done.answer());
        return new UsageJson(prompt, completion, prompt + completion);
    }
}
