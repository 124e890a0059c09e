package io.vaultkeeper.source.obsidian;

import io.vaultkeeper.document.Block.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the blocks of a note line by line, each line once: a note of any size and any nesting takes time in proportion to
 * its length. What stands inside a block is left as it is.
 */
final class BlockScanner {
    /**
     * Lines of one block, from 0.
     *
     * @param end exclusive
     * @param level of a heading, from 1; otherwise 0
     */
    record Span(Kind kind, int start, int end, int level) {}

    private static final String COMMENT_END = "-->";

    private final List<String> lines;
    private final List<LineStart> starts;
    private final int lastCommentEnd;
    private final List<Span> spans = new ArrayList<>();

    private BlockScanner(List<String> lines) {
        this.lines = lines;
        this.starts = lines.stream().map(LineStart::of).toList();
        this.lastCommentEnd = lastWith(COMMENT_END, lines);
    }

    /** @param from the first line to look at */
    static List<Span> scan(List<String> lines, int from) {
        return new BlockScanner(lines).scan(from);
    }

    private List<Span> scan(int from) {
        int at = from;
        while (at < lines.size()) {
            if (starts.get(at).isBlank()) {
                at++;
            } else {
                Span span = spanAt(at);
                spans.add(span);
                at = span.end();
            }
        }
        return spans;
    }

    private Span spanAt(int at) {
        LineStart start = starts.get(at);
        if (start.isIndentedCode()) {
            return span(Kind.CODE, at, indentedCodeEnd(at));
        }
        if (start.headingLevel() > 0) {
            return new Span(Kind.HEADING, at, at + 1, start.headingLevel());
        }
        if (Fence.opening(start.text()) != null) {
            return span(Kind.CODE, at, fenceEnd(at));
        }
        if (mathEnd(at) > at) {
            return span(Kind.CODE, at, mathEnd(at));
        }
        if (start.isQuote()) {
            return span(Kind.QUOTE, at, quoteEnd(at));
        }
        return start.isRule() ? span(Kind.PARAGRAPH, at, at + 1) : containerOrParagraph(at);
    }

    private Span containerOrParagraph(int at) {
        LineStart start = starts.get(at);
        if (start.itemColumn() > 0) {
            return span(Kind.LIST_ITEM, at, new ItemEnd(starts, this::interrupts).after(at));
        }
        if (isTable(at)) {
            return span(Kind.TABLE, at, tableEnd(at));
        }
        return start.isHtml() ? span(Kind.HTML, at, htmlEnd(at)) : paragraph(at);
    }

    private static Span span(Kind kind, int start, int end) {
        return new Span(kind, start, end, 0);
    }

    private Span paragraph(int at) {
        int end = at + 1;
        while (end < lines.size()) {
            int level = starts.get(end).underlineLevel();
            if (level > 0) {
                return new Span(Kind.HEADING, at, end + 1, level);
            }
            if (starts.get(end).isBlank() || interrupts(end)) {
                break;
            }
            end++;
        }
        return span(Kind.PARAGRAPH, at, end);
    }

    /** Whether the line begins a block even right below a line of text. */
    private boolean interrupts(int at) {
        LineStart start = starts.get(at);
        return !start.isIndentedCode()
                && (start.headingLevel() > 0
                        || Fence.opening(start.text()) != null
                        || start.isMath()
                        || start.isQuote()
                        || start.isRule()
                        || start.itemColumn() > 0
                        || start.isHtml()
                        || isTable(at));
    }

    private boolean isTable(int at) {
        return at + 1 < lines.size()
                && starts.get(at).text().indexOf('|') >= 0
                && starts.get(at + 1).isTableRule();
    }

    private int tableEnd(int at) {
        int end = at + 2;
        while (end < lines.size() && !starts.get(end).isBlank() && !interrupts(end)) {
            end++;
        }
        return end;
    }

    private int quoteEnd(int at) {
        int end = at + 1;
        while (end < lines.size()
                && !starts.get(end).isBlank()
                && (starts.get(end).isQuote() || !interrupts(end))) {
            end++;
        }
        return end;
    }

    private int indentedCodeEnd(int at) {
        int last = at;
        for (int i = at + 1; i < lines.size(); i++) {
            if (starts.get(i).isIndentedCode()) {
                last = i;
            } else if (!starts.get(i).isBlank()) {
                break;
            }
        }
        return last + 1;
    }

    /** Up to the line that closes the fence; a fence that is never closed goes on to the end. */
    private int fenceEnd(int at) {
        Fence fence = Fence.opening(starts.get(at).text());
        for (int i = at + 1; fence != null && i < lines.size(); i++) {
            if (fence.isClosedBy(starts.get(i).text().strip())) {
                return i + 1;
            }
        }
        return lines.size();
    }

    /** Up to the line with the closing {@code $$}; the line itself where there is none, which is then mere text. */
    private int mathEnd(int at) {
        if (!starts.get(at).isMath()) {
            return at;
        }
        int from = 2;
        for (int i = at; i < lines.size(); i++) {
            if (starts.get(i).text().indexOf("$$", from) >= 0) {
                return i + 1;
            }
            from = 0;
        }
        return at;
    }

    /** Up to the next empty line; a comment that is closed up to its end, whatever is in it. */
    private int htmlEnd(int at) {
        boolean comment = starts.get(at).text().startsWith("<!--") && at <= lastCommentEnd;
        int end = at;
        while (end < lines.size() && (comment || !starts.get(end).isBlank())) {
            if (comment && lines.get(end).contains(COMMENT_END)) {
                return end + 1;
            }
            end++;
        }
        return end;
    }

    private static int lastWith(String mark, List<String> lines) {
        int last = lines.size() - 1;
        while (last >= 0 && !lines.get(last).contains(mark)) {
            last--;
        }
        return last;
    }
}
