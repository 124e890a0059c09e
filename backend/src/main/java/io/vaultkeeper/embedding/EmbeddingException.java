package io.vaultkeeper.embedding;

import io.vaultkeeper.llm.ModelException;

/** The embedding model did not do its work. The message is for the user: what is wrong, and what to do. */
public final class EmbeddingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmbeddingException(String message) {
        super(message);
    }

    public EmbeddingException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is known of a model server's fault. */
    static EmbeddingException of(ModelException fault) {
        return new EmbeddingException(fault.detail() + " " + fault.hint(), fault);
    }
}
