package io.vaultkeeper.llm;

/** Whether the model can be asked now. */
public sealed interface Availability {
    record Ready() implements Availability {}

    /** Reason and hint are for the user: what is wrong, and what to do. */
    record Unavailable(String reason, String hint) implements Availability {}
}
