package io.vaultkeeper.llm;

/** A model gave no reply, or not all of it. Title, detail and hint are for the user and hold nothing of what it was sent. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong, where a caller must tell one from another. */
    public enum Kind {
        NOT_RUNNING,
        MODEL_MISSING,
        TIMEOUT,
        BROKEN_OFF,
        REFUSED,
        /** The same request may be taken a moment later. */
        BUSY,
        /** It wants a key, or another one. */
        FORBIDDEN,
        /** The server does not take such a request; another form of it may do. */
        REJECTED
    }

    private final Kind kind;
    private final String title;
    private final String detail;
    private final String hint;

    public ModelException(Kind kind, String title, String detail, String hint) {
        super(title + ": " + detail);
        this.kind = kind;
        this.title = title;
        this.detail = detail;
        this.hint = hint;
    }

    public Kind kind() {
        return kind;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    public String hint() {
        return hint;
    }
}
