package io.vaultkeeper.source.obsidian;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a line begins, seen by itself. Tabs stop at every fourth column. */
record LineStart(int indent, String text) {
    private static final int TAB = 4;
    private static final int MAX_HEADING = 6;
    private static final int MAX_NUMBER_LENGTH = 9;
    /** Tags that begin a block, as CommonMark lists them, but for those that no note has. */
    private static final Set<String> HTML_BLOCKS = Set.copyOf(List.of(
            ("address article aside audio blockquote body br caption center details dd dialog div dl dt embed fieldset figcaption"
                            + " figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img legend li link main nav ol"
                            + " p picture pre script section source style summary svg table tbody td textarea tfoot th thead tr"
                            + " ul video")
                    .split(" ")));

    static LineStart of(String line) {
        int indent = 0;
        int at = 0;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            indent = line.charAt(at) == '\t' ? (indent / TAB + 1) * TAB : indent + 1;
            at++;
        }
        return new LineStart(indent, line.substring(at));
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** Indented so far that it is code where no paragraph goes on. */
    boolean isIndentedCode() {
        return indent >= TAB && !isBlank();
    }

    /** From 1 to 6; 0 where the line is no heading. */
    int headingLevel() {
        int level = 0;
        while (level < text.length() && text.charAt(level) == '#') {
            level++;
        }
        boolean apart = level == text.length() || text.charAt(level) == ' ' || text.charAt(level) == '\t';
        return indent < TAB && level <= MAX_HEADING && apart ? level : 0;
    }

    /** The column at which a list item's text begins; 0 where the line begins none. */
    int itemColumn() {
        int marker = markerLength();
        boolean apart = marker == text.length() || (marker > 0 && Character.isWhitespace(text.charAt(marker)));
        return marker > 0 && apart && !isRule() ? indent + marker + 1 : 0;
    }

    private int markerLength() {
        if (text.isEmpty()) {
            return 0;
        }
        if ("-*+".indexOf(text.charAt(0)) >= 0) {
            return 1;
        }
        int digits = 0;
        while (digits < text.length() && digits <= MAX_NUMBER_LENGTH && isDigit(text.charAt(digits))) {
            digits++;
        }
        boolean number = digits > 0 && digits <= MAX_NUMBER_LENGTH && digits < text.length();
        return number && ".)".indexOf(text.charAt(digits)) >= 0 ? digits + 1 : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    boolean isQuote() {
        return indent < TAB && text.startsWith(">");
    }

    boolean isMath() {
        return indent < TAB && text.startsWith("$$");
    }

    /** A line of three or more dashes, asterisks or underscores. */
    boolean isRule() {
        if (indent >= TAB || text.isEmpty() || "-*_".indexOf(text.charAt(0)) < 0) {
            return false;
        }
        char mark = text.charAt(0);
        int marks = 0;
        for (int i = 0; i < text.length(); i++) { // of each item of a list, most of which tell at once
            char c = text.charAt(i);
            if (c != mark && c != ' ' && c != '\t') {
                return false;
            }
            marks += c == mark ? 1 : 0;
        }
        return marks >= 3;
    }

    /** From 1 to 2 where the line underlines a heading; otherwise 0. */
    int underlineLevel() {
        String line = text.stripTrailing();
        if (indent >= TAB || line.isEmpty()) {
            return 0;
        }
        char mark = line.charAt(0);
        boolean one = (mark == '=' || mark == '-') && line.chars().allMatch(c -> c == mark);
        return !one ? 0 : mark == '=' ? 1 : 2;
    }

    boolean isHtml() {
        return indent < TAB && (text.startsWith("<!--") || HTML_BLOCKS.contains(htmlTag()));
    }

    private String htmlTag() {
        if (!text.startsWith("<")) {
            return "";
        }
        int start = text.startsWith("</") ? 2 : 1;
        int end = start;
        while (end < text.length() && end - start < TAB * TAB && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    /** The row of dashes below a table's head. */
    boolean isTableRule() {
        return indent < TAB
                && text.indexOf('-') >= 0
                && text.indexOf('|') >= 0
                && text.chars().allMatch(c -> "-:| \t".indexOf(c) >= 0);
    }
}
