package io.vaultkeeper.source.whatsapp;

import java.util.regex.Pattern;

/** Takes out of a text what nobody wrote: control characters, halves of surrogate pairs, marks of direction at the ends. */
final class PlainText {
    private static final Pattern BREAKS = Pattern.compile("\\r\\n?|[\\u2028\\u2029\\u0085]");

    /** NUL and its like. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    /** Of a pair that is whole the pattern sees one character. */
    private static final Pattern HALVES = Pattern.compile("\\p{Cs}");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}]+");
    private static final Pattern MARKS =
            Pattern.compile("[\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private PlainText() {}

    /** With its line breaks as {@code \n}, and without blanks and marks at its ends. */
    static String of(String text) {
        String oneBreak = BREAKS.matcher(text).replaceAll("\n");
        String printable = CONTROLS.matcher(oneBreak).replaceAll("");
        return trimmed(HALVES.matcher(printable).replaceAll("\uFFFD"));
    }

    /** As a name is written: one line, one space between words, no marks. */
    static String line(String text) {
        return BLANKS.matcher(withoutMarks(of(text))).replaceAll(" ").strip();
    }

    /** The beginning, no longer than so many characters, and no half of one. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** Without the characters that set the direction of writing, and without the byte order mark. */
    static String withoutMarks(String text) {
        return MARKS.matcher(text).replaceAll("");
    }

    static boolean isMark(char c) {
        return c == '\u200E'
                || c == '\u200F'
                || c == '\u061C'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\uFEFF';
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isNothing(text.charAt(start))) {
            start++;
        }
        while (end > start && isNothing(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isNothing(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || isMark(c);
    }
}
