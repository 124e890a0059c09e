package io.vaultkeeper.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A model as clients of the OpenAI API see it.
 *
 * @param created seconds since the epoch
 */
@JsonNaming(SnakeCaseStrategy.class)
record OpenAiModel(String id, String object, long created, String ownedBy) {
    /** @param created seconds since the epoch */
    OpenAiModel(String id, long created) {
        this(id, "model", created, "vaultkeeper");
    }
}
