package io.vaultkeeper.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a completion that is streamed.
 *
 * @param usage of the whole answer, on the last piece, where it was asked for
 * @param sources on the last pieces
 */
@JsonNaming(SnakeCaseStrategy.class)
record CompletionChunk(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        @JsonInclude(Include.NON_NULL) @Nullable UsageJson usage,
        @JsonInclude(Include.NON_NULL) @Nullable List<SourceJson> sources) {

    @JsonNaming(SnakeCaseStrategy.class)
    record Choice(int index, Delta delta, @Nullable String finishReason) {}

    @JsonInclude(Include.NON_NULL)
    record Delta(@Nullable String role, @Nullable String content) {}
}
