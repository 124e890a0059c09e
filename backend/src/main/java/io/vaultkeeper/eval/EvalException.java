package io.vaultkeeper.eval;

/** Questions or settings that cannot be used. The message is for the user: it names the file, line or field and says what to write. */
public final class EvalException extends Exception {
    private static final long serialVersionUID = 1L;

    public EvalException(String message) {
        super(message);
    }

    static EvalException repeatedId(String where, String id) {
        return new EvalException(where + " has the id \"" + id + "\", which an earlier line has. Each needs its own.");
    }
}
