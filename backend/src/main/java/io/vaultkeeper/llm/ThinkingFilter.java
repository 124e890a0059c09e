package io.vaultkeeper.llm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out what a model thinks aloud between {@code <think>} and {@code </think>} before it answers. Some models are
 * given the opening tag and write only the closing one: a reply that begins as thoughts do is held back until that comes, or
 * until it is too long or over, and then it was the answer; not for long where the model was not seen to think so before.
 * Elsewhere in a reply these words are text.
 */
public final class ThinkingFilter {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    /** How thoughts begin, hardly ever an answer from notes; models think in English whatever they are asked in. */
    private static final Pattern THOUGHT = Pattern.compile(
            "((ok|okay|alright|all right|hmm+|wait)[,.\\u2026]*\\s+)?(so[,]?\\s+)?"
                    + "(the (user|question) |(he|she|they|the person) asks? |i (need|have|should|must|will) "
                    + "|we (need|have|should|must) |let me |let's |let\\u2019s |first, (i|let) |hmm+[,.\\u2026\\s])",
            Pattern.CASE_INSENSITIVE);

    /** In characters: of any model some seconds, of one that is known to think some minutes. */
    private static final int MOST_HELD = 800;

    private static final int MOST_THOUGHT = 8000;

    private enum State {
        START,
        PERHAPS_THINKING,
        THINKING,
        AFTER,
        TEXT
    }

    private final StringBuilder held = new StringBuilder();
    private final StringBuilder end = new StringBuilder();
    private final int mostHeld;
    private State state = State.START;
    private boolean supposed;
    private boolean unopened;

    /** @param thinks the model was seen to close thoughts that it had not opened */
    public ThinkingFilter(boolean thinks) {
        this.mostHeld = thinks ? MOST_THOUGHT : MOST_HELD;
    }

    /** Thoughts ended that nothing had begun; those too that were so long that they passed for the answer. */
    public boolean sawUnopened() {
        return unopened;
    }

    /** The part of the reply that is certain now. */
    public String accept(String piece) {
        if (state == State.TEXT) {
            watch(piece);
            return piece;
        }
        held.append(piece);
        if (state == State.START) {
            begin();
        }
        if (state == State.PERHAPS_THINKING) {
            suppose();
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
        return state == State.START || state == State.PERHAPS_THINKING ? release() : "";
    }

    private void begin() {
        String seen = held.toString().stripLeading();
        Matcher thought = THOUGHT.matcher(seen);
        if (seen.startsWith(OPEN)) {
            state = State.THINKING;
        } else if (seen.startsWith(CLOSE) || thought.lookingAt()) {
            state = State.PERHAPS_THINKING;
            supposed = true;
        } else if (!OPEN.startsWith(seen) && !CLOSE.startsWith(seen) && !thought.hitEnd()) {
            state = State.TEXT;
        }
    }

    private void suppose() {
        if (held.indexOf(CLOSE) >= 0) {
            unopened = true;
            state = State.THINKING;
        } else if (held.length() > mostHeld) {
            watch(held.toString());
            state = State.TEXT;
        }
    }

    /** Too late for this reply: what came before was told as the answer. */
    private void watch(String piece) {
        if (supposed && !unopened) {
            end.append(piece);
            unopened = end.indexOf(CLOSE) >= 0;
            end.delete(0, Math.max(0, end.length() - CLOSE.length()));
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
