package io.vaultkeeper.source.obsidian;

import org.jspecify.annotations.Nullable;

/** Obsidian's {@code ^ids}, by which links point to a block. */
final class BlockIds {
    private BlockIds() {}

    /** The id at the end of the line, without the caret. */
    static @Nullable String atEnd(String line) {
        String text = line.stripTrailing();
        int caret = text.lastIndexOf('^');
        boolean apart = caret == 0 || (caret > 0 && Character.isWhitespace(text.charAt(caret - 1)));
        return apart && isId(text, caret + 1) ? text.substring(caret + 1) : null;
    }

    /** The id that is all of the line. */
    static @Nullable String alone(String line) {
        String text = line.strip();
        return text.startsWith("^") ? atEnd(text) : null;
    }

    private static boolean isId(String text, int from) {
        return from < text.length()
                && text.chars().skip(from).allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
    }
}
