package io.vaultkeeper.llm;

/**
 * Takes out what a model thinks aloud between {@code <think>} and {@code </think>} before it answers. Elsewhere in a reply
 * these words are text.
 */
public final class ThinkingFilter {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private enum State {
        START,
        THINKING,
        AFTER,
        TEXT
    }

    private final StringBuilder held = new StringBuilder();
    private State state = State.START;

    /** The part of the reply that is certain now. */
    public String accept(String piece) {
        if (state == State.TEXT) {
            return piece;
        }
        held.append(piece);
        if (state == State.START) {
            begin();
        }
        if (state == State.THINKING) {
            think();
        }
        if (state == State.AFTER) {
            skipBlank();
        }
        return state == State.TEXT ? release() : "";
    }

    /** What was still held back when the reply ended. */
    public String finish() {
        return state == State.START ? release() : "";
    }

    private void begin() {
        String seen = held.toString().stripLeading();
        if (seen.startsWith(OPEN)) {
            state = State.THINKING;
        } else if (!OPEN.startsWith(seen)) {
            state = State.TEXT;
        }
    }

    private void think() {
        int end = held.indexOf(CLOSE);
        if (end >= 0) {
            held.delete(0, end + CLOSE.length());
            state = State.AFTER;
        } else {
            held.delete(0, Math.max(0, held.length() - CLOSE.length()));
        }
    }

    private void skipBlank() {
        String rest = held.toString().stripLeading();
        held.setLength(0);
        held.append(rest);
        if (!rest.isEmpty()) {
            state = State.TEXT;
        }
    }

    private String release() {
        String text = held.toString();
        held.setLength(0);
        return text;
    }
}
