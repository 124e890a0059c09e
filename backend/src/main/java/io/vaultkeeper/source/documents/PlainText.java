package io.vaultkeeper.source.documents;

/** Text as documents bring it, made fit to be stored and shown. */
final class PlainText {
    private PlainText() {}

    /** Lines end in {@code \n}; no control characters, no halves of characters, no blanks at the ends. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> {
            if (isText(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString().strip();
    }

    private static boolean isText(int c) {
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c == '\n' || c == '\t' || !(half || Character.isISOControl(c));
    }

    /** All in one line, with single blanks. */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        clean(text).codePoints().forEach(c -> {
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                line.appendCodePoint(c);
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        });
        return line.toString().strip();
    }

    /** At most so many characters from the start, none of them cut in two. */
    static String start(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean within = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, within ? most - 1 : most);
    }
}
