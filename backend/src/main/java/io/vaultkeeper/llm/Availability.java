package io.vaultkeeper.llm;

/** Whether the model can be asked now. */
public sealed interface Availability {
    record Ready() implements Availability {}

    /**
     * Reason and hint are for the user: what is wrong, and what to do.
     *
     * @param notRunning a model is wanted, and no server runs that could have one
     */
    record Unavailable(String reason, String hint, boolean notRunning) implements Availability {
        /** Something else than a server that is not there. */
        public Unavailable(String reason, String hint) {
            this(reason, hint, false);
        }

        public static Unavailable because(ModelException fault) {
            return new Unavailable(fault.detail(), fault.hint(), fault.kind() == ModelException.Kind.NOT_RUNNING);
        }
    }
}
