package io.vaultkeeper.index;

/** The store cannot do what was asked. The message is for the user: it says what is wrong and what to do. */
public sealed class IndexException extends RuntimeException permits DamagedIndexException, IndexInUseException {
    private static final long serialVersionUID = 1L;

    public IndexException(String message) {
        super(message);
    }

    public IndexException(String message, Throwable cause) {
        super(message, cause);
    }
}
