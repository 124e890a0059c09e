package io.vaultkeeper.llm;

import org.jspecify.annotations.Nullable;

/** What the thread that reads a reply tells the thread that waits for it. */
public sealed interface Signal {
    record Text(String text) implements Signal {}

    /** The model works, but what it makes is not part of the reply. */
    record Alive() implements Signal {}

    /** @param cut the model had more to say, and no more tokens to say it in */
    record Finished(@Nullable Integer promptTokens, boolean cut) implements Signal {}

    /** @param status of HTTP; null where the refusal came within a reply */
    record Refused(@Nullable Integer status) implements Signal {}

    record Broken(Throwable cause) implements Signal {}

    /** The connection is at its end; a reply that is not finished by now never will be. */
    record Closed() implements Signal {}

    record Cancelled() implements Signal {}
}
