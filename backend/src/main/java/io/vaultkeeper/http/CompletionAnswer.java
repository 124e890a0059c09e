package io.vaultkeeper.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A completion that is sent as a whole. */
@JsonNaming(SnakeCaseStrategy.class)
record CompletionAnswer(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        UsageJson usage,
        List<SourceJson> sources) {

    @JsonNaming(SnakeCaseStrategy.class)
    record Choice(int index, Message message, String finishReason) {}

    record Message(String role, String content, @Nullable String refusal) {}
}
