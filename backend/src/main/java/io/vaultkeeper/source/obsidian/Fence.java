package io.vaultkeeper.source.obsidian;

import org.jspecify.annotations.Nullable;

/**
 * The opening line of a fenced code block.
 *
 * @param mark backtick or tilde
 * @param length how many of them at least close the block
 */
record Fence(char mark, int length) {
    private static final int SHORTEST = 3;

    /** @param text the line without its indentation; null where it opens no fence */
    static @Nullable Fence opening(String text) {
        if (!text.startsWith("```") && !text.startsWith("~~~")) {
            return null;
        }
        char mark = text.charAt(0);
        int length = run(text, mark);
        boolean inlineCode = mark == '`' && text.indexOf('`', length) >= 0;
        return length < SHORTEST || inlineCode ? null : new Fence(mark, length);
    }

    /** @param text a line, stripped */
    boolean isClosedBy(String text) {
        int run = run(text, mark);
        return run >= length && run == text.length();
    }

    private static int run(String text, char mark) {
        int end = 0;
        while (end < text.length() && text.charAt(end) == mark) {
            end++;
        }
        return end;
    }
}
