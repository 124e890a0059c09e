package io.vaultkeeper.chat;

/**
 * How many tokens a text costs a model whose tokenizer is not known. Errs to the high side: a prompt that is too long is
 * cut by the server, and what it cuts nobody sees.
 */
public final class TokenEstimate {
    /** What a chat template puts round each message. */
    static final int PER_MESSAGE = 8;

    private TokenEstimate() {}

    /** No fewer than common tokenizers make, for any script. */
    public static int atMost(String text) {
        double tokens = 0;
        int inWord = 0;
        int before = ' ';
        for (int i = 0; i < text.length(); i += Character.charCount(before)) {
            int c = text.codePointAt(i);
            inWord = isAsciiLetter(c) && !beginsWord(before, c) ? inWord + 1 : 0;
            tokens += cost(before, c, inWord);
            before = c;
        }
        return (int) Math.ceil(tokens);
    }

    /**
     * No more than any tokenizer makes: tokens do not reach across the gap between two words or numbers. A model that counted
     * fewer did not read the text to its end.
     */
    static int atLeast(String text) {
        int runs = 0;
        int dense = 0;
        boolean inRun = false;
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            boolean wordy = Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
            runs += wordy && !inRun ? 1 : 0;
            dense += Character.isIdeographic(c) ? 1 : 0;
            inRun = wordy;
        }
        return runs + dense / 4;
    }

    private static double cost(int before, int c, int inWord) {
        if (isAsciiLetter(c)) {
            // A word is a token; a long one has one more for every four letters beyond the first four.
            return inWord == 0 ? 1 : inWord < 4 ? 0 : 0.25;
        }
        if (c == ' ') {
            return before == ' ' ? 0.25 : 0;
        }
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x530) {
            // Accented Latin, Greek, Cyrillic.
            return 0.75;
        }
        return c < 0x10000 ? 1.5 : 3;
    }

    /** A capital after a small letter begins a token of its own in names of code and in random letters. */
    private static boolean beginsWord(int before, int c) {
        return !isAsciiLetter(before) || (Character.isUpperCase(c) && Character.isLowerCase(before));
    }

    private static boolean isAsciiLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
