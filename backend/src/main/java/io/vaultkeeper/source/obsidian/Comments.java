package io.vaultkeeper.source.obsidian;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes {@code %%comments%%} out of a note's lines. The count of lines stays: a line that was all comment becomes an empty
 * one. Code is left as it is, and so is an opening mark without a closing one. A comment that opens a line may span blank
 * lines; one within a line ends with its paragraph.
 */
final class Comments {
    private static final String MARK = "%%";

    private final List<String> lines;
    private final List<String> kept = new ArrayList<>();
    private final FenceFollower fences = new FenceFollower();
    private int line;
    private int column;

    private Comments(List<String> lines) {
        this.lines = lines;
    }

    static List<String> strip(List<String> lines) {
        return lines.stream().noneMatch(line -> line.contains(MARK)) ? lines : new Comments(lines).strip();
    }

    private List<String> strip() {
        while (line < lines.size()) {
            String text = lines.get(line);
            if (column == 0 && (fences.isCode(text) || fences.isIndented())) {
                kept.add(text);
                line++;
            } else {
                stripLine(text);
            }
        }
        return kept;
    }

    /** Takes out the line's comments from the column on; one that goes on is followed up to its end. */
    private void stripLine(String text) {
        StringBuilder rest = new StringBuilder();
        String masked = CodeSpans.mask(text);
        int from = column;
        int open = masked.indexOf(MARK, from);
        int close = open < 0 ? -1 : text.indexOf(MARK, open + 2);
        while (close >= 0) {
            rest.append(text, from, open);
            from = close + 2;
            open = masked.indexOf(MARK, from);
            close = open < 0 ? -1 : text.indexOf(MARK, open + 2);
        }
        int last = open < 0 ? -1 : closingLine(text.substring(0, open).isBlank());
        kept.add(rest.append(text, from, last < 0 ? text.length() : open).toString());
        goOn(last);
    }

    /** To the line after, or to where a comment that goes on ends; the lines up to there are empty. */
    private void goOn(int last) {
        column = last < 0 ? 0 : lines.get(last).indexOf(MARK) + 2;
        for (line++; line < last; line++) {
            kept.add("");
        }
    }

    private int closingLine(boolean opensLine) {
        for (int i = line + 1; i < lines.size(); i++) {
            if (!opensLine && endsParagraph(lines.get(i))) {
                return -1;
            }
            if (lines.get(i).contains(MARK)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean endsParagraph(String text) {
        return text.isBlank()
                || new FenceFollower().isCode(text)
                || LineStart.of(text).headingLevel() > 0;
    }
}
