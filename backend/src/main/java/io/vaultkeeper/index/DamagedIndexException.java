package io.vaultkeeper.index;

/** What is on disk cannot be read as an index. It is derived from the notes: deleting and rebuilding it loses nothing. */
public final class DamagedIndexException extends IndexException {
    private static final long serialVersionUID = 1L;

    public DamagedIndexException(String message) {
        super(message);
    }

    public DamagedIndexException(String message, Throwable cause) {
        super(message, cause);
    }
}
