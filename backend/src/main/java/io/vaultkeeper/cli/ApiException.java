package io.vaultkeeper.cli;

/** The daemon refused, or went away. The message is for the user. */
class ApiException extends Exception {
    private static final long serialVersionUID = 1L;

    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;

    /** The status where the daemon did not answer. */
    static final int UNANSWERED = 0;

    private final int status;

    ApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status, or {@link #UNANSWERED}. */
    int status() {
        return status;
    }
}
