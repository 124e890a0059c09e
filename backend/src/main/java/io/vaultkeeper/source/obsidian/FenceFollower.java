package io.vaultkeeper.source.obsidian;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells, line after line, which lines belong to a fenced code block, be it in a list or in a quote. A fence in a quote ends
 * with the quote, one in a list item with the item.
 */
final class FenceFollower {
    /** What is indented below it goes on with it, as below an item. */
    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^[^\\]]+]:");

    private @Nullable Fence fence;
    private boolean quoted;
    private boolean nested;
    private boolean inList;
    private boolean belowBlank = true;
    private boolean indented;

    /** Whether this line, the next one of the note, opens a fence, closes one or stands within one. */
    boolean isCode(String line) {
        LineStart start = LineStart.of(line);
        if (fence != null && leaves(start)) {
            fence = null;
        }
        boolean code = fence == null ? opens(start) : within(start);
        indented = !code && !inList && start.isIndentedCode() && (belowBlank || indented);
        inList = start.itemColumn() > 0
                || FOOTNOTE.matcher(start.text()).lookingAt()
                || (inList && (start.isBlank() || start.indent() > 0 || !belowBlank));
        belowBlank = start.isBlank();
        return code;
    }

    /** Whether the line that was asked for last is code by its indentation: in no list, and below a blank line or such code. */
    boolean isIndented() {
        return indented;
    }

    private boolean leaves(LineStart start) {
        return (quoted && !start.isQuote()) || (nested && !start.isBlank() && start.indent() == 0);
    }

    private boolean within(LineStart start) {
        String content = quoted ? withoutQuoteMarks(start.text()) : start.text();
        if (fence != null && fence.isClosedBy(content.strip())) {
            fence = null;
        }
        return true;
    }

    private boolean opens(LineStart start) {
        if (start.isIndentedCode() && !inList) {
            return false;
        }
        quoted = start.isQuote();
        nested = !quoted && (start.itemColumn() > 0 || (inList && start.indent() > 0));
        fence = Fence.opening(withoutItemMarks(quoted ? withoutQuoteMarks(start.text()) : start.text()));
        return fence != null;
    }

    private static String withoutQuoteMarks(String text) {
        int at = 0;
        while (at < text.length() && " \t>".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(at);
    }

    private static String withoutItemMarks(String text) {
        int column = LineStart.of(text).itemColumn();
        return column > 0 && column < text.length() ? text.substring(column).stripLeading() : text;
    }
}
