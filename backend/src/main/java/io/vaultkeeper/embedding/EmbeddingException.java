package io.vaultkeeper.embedding;

/** The embedding model did not do its work. The message is for the user. */
public final class EmbeddingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmbeddingException(String message, Throwable cause) {
        super(message, cause);
    }
}
