package io.vaultkeeper.mcp;

import io.vaultkeeper.llm.Cancellation;
import java.util.function.Consumer;

/**
 * Who sent a message.
 *
 * @param session its name
 * @param cancellation where nobody waits for its answer any more
 * @param notifications takes messages that come before the answer
 */
record Client(String session, Cancellation cancellation, Consumer<String> notifications) {
    /** Under which the protocol's server hands it on. */
    static final String KEY = "client";
}
