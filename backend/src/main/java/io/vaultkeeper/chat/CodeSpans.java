package io.vaultkeeper.chat;

/** Tells, character by character, whether a Markdown text is within code. */
final class CodeSpans {
    private static final int FENCE = 3;

    /** How many backticks opened the code; 0 outside. */
    private int open;

    private int run;

    /** True where this character is code, or one of the backticks round it. */
    boolean accept(char c) {
        if (c == '`') {
            run++;
            return true;
        }
        if (run > 0) {
            endRun();
        }
        if (c == '\n' && open < FENCE) {
            // A lone backtick in one line must not make code of the lines below.
            open = 0;
        }
        return open > 0;
    }

    private void endRun() {
        if (open == 0) {
            open = run;
        } else if (run == open || (open >= FENCE && run > open)) {
            open = 0;
        }
        run = 0;
    }
}
