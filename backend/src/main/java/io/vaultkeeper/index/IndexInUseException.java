package io.vaultkeeper.index;

/** Another process has the index. */
public final class IndexInUseException extends IndexException {
    private static final long serialVersionUID = 1L;

    public IndexInUseException(String message) {
        super(message);
    }

    public IndexInUseException(String message, Throwable cause) {
        super(message, cause);
    }
}
