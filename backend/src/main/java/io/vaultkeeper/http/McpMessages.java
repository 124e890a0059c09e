package io.vaultkeeper.http;

import io.vaultkeeper.llm.Cancellation;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers messages of the Model Context Protocol. Safe for use by several threads. */
@FunctionalInterface
public interface McpMessages {
    /**
     * Blocks until the message is answered.
     *
     * @param session names the client, so that it can cancel what it asked for and nobody else did
     * @param notifications takes messages that come before the answer
     * @return empty where the message wants no answer
     * @throws IllegalArgumentException where it is no message; its own message is for the client
     */
    Optional<String> answer(String message, String session, Consumer<String> notifications, Cancellation cancellation);
}
