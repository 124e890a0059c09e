package io.vaultkeeper.cli;

/** The daemon refused, or went away. The message is for the user. */
class ApiException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    ApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status; 0 where there was none. */
    int status() {
        return status;
    }
}
