package io.vaultkeeper.cli;

import org.jspecify.annotations.Nullable;

/** Text for a terminal. */
final class Text {
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final boolean coloured;

    Text(boolean coloured) {
        this.coloured = coloured;
    }

    static Text forOutput() {
        return new Text(isStyled());
    }

    /** Whether the output is a terminal that wants colours and progress bars; see no-color.org. */
    static boolean isStyled() {
        String noColor = System.getenv("NO_COLOR");
        return isTerminal() && (noColor == null || noColor.isEmpty());
    }

    /** The launcher knows; Java tells only whether input and output both are, and from version 22 on not even that. */
    static boolean isTerminal() {
        return Boolean.getBoolean("vaultkeeper.terminal") && !"dumb".equals(System.getenv("TERM"));
    }

    /** {@code 1 document}, {@code 2 documents}. */
    static String count(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    String bold(String text) {
        return coloured ? BOLD + text + PLAIN : text;
    }

    String faint(String text) {
        return coloured ? FAINT + text + PLAIN : text;
    }

    /** Without control characters: a note must not move the cursor, set the title or fill the clipboard of a terminal. */
    static String clean(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(Text::isHarmless).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isHarmless(int c) {
        boolean layout = c == '\n' || c == '\t';
        boolean bidirectional = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return layout || (!Character.isISOControl(c) && !bidirectional);
    }

    /** On one line, cut at a word where it is longer than {@code length} characters. */
    static String line(String text, int length) {
        String line = clean(text).replaceAll("\\s+", " ").strip();
        if (line.length() <= length) {
            return line;
        }
        int blank = line.lastIndexOf(' ', length - 1);
        int cut = blank > length / 2 ? blank : length - 1;
        boolean insidePair = Character.isHighSurrogate(line.charAt(cut - 1));
        return line.substring(0, insidePair ? cut - 1 : cut) + "…";
    }
}
