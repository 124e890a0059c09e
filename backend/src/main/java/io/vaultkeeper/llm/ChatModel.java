package io.vaultkeeper.llm;

import java.util.List;
import java.util.function.Consumer;

/** A language model that writes. Safe for use by several threads. */
public interface ChatModel {
    /** The most that a reply of {@link #json} takes: a plan for a search is short; more is a model that has lost its way. */
    int JSON_TOKENS = 512;

    String name();

    /** What the model reads and writes in one call, in its own tokens. */
    int contextTokens();

    /** The part of {@link #contextTokens} that a reply may take; a prompt must leave it free. */
    default int replyTokens() {
        return contextTokens() / 4;
    }

    /** Asks the provider; takes some milliseconds, or the connect timeout where it hangs. */
    Availability availability();

    /**
     * Blocks until the reply is complete or cancelled, and gives it piece by piece to {@code pieces}, on the calling thread.
     * What a model thinks aloud is not part of it. A model that only repeats itself is stopped, and its reply is complete.
     *
     * @throws ModelException where no reply begins or it breaks off
     */
    Completion stream(List<ModelMessage> prompt, Consumer<String> pieces, Cancellation cancellation)
            throws ModelException;

    /**
     * Asks for one JSON value; what comes may be anything. Empty when cancelled.
     *
     * @param schema a JSON schema
     * @throws ModelException where no reply begins or it breaks off
     */
    String json(List<ModelMessage> prompt, String schema, Cancellation cancellation) throws ModelException;
}
