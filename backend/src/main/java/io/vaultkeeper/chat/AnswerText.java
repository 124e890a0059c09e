package io.vaultkeeper.chat;

import io.vaultkeeper.chat.AnswerEvent.Budget;
import io.vaultkeeper.chat.AnswerEvent.Done;

/** The answer while it grows: told piece by piece, its citations checked. */
final class AnswerText {
    private final Citations citations;
    private final Turn turn;
    private final StringBuilder text = new StringBuilder();

    AnswerText(int passages, Turn turn) {
        this.citations = new Citations(passages);
        this.turn = turn;
    }

    void accept(String piece) {
        tell(citations.accept(piece));
    }

    /** Tells what was still held back. */
    void finish() {
        tell(citations.finish());
    }

    /** Nothing was told yet; blanks at the beginning are not. */
    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Tells quotes as they are, in which a mark of code or of a link may stand alone. */
    Done quoted(Quoted quoted, Budget budget) {
        tell(quoted.text());
        return new Done(text.toString(), Done.Mode.QUOTED, quoted.cited(), budget, turn.timings(), false);
    }

    /** @param cut the model reached the most tokens that it may write */
    Done written(Budget budget, boolean cut) {
        return new Done(text.toString(), Done.Mode.WRITTEN, citations.cited(), budget, turn.timings(), cut);
    }

    private void tell(String piece) {
        String told = isEmpty() ? piece.stripLeading() : piece;
        if (!told.isEmpty()) {
            text.append(told);
            turn.token(told);
        }
    }
}
