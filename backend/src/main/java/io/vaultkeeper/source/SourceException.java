package io.vaultkeeper.source;

/** A file could not be read as its source reads. The message is for the user: it says what is wrong and what to do. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
