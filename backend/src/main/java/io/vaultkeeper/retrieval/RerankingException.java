package io.vaultkeeper.retrieval;

/** A reranker that does not work; the message is for the user and says what to do. */
public final class RerankingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RerankingException(String message, Throwable cause) {
        super(message, cause);
    }
}
