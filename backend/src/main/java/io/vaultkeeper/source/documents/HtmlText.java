package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** The text of a page: its headings and blocks, without what only a browser needs. */
final class HtmlText implements NodeFilter {
    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "nav",
            "noscript",
            "template",
            "svg",
            "head",
            "iframe",
            "object",
            "button",
            "select",
            "textarea",
            "canvas",
            "audio",
            "video",
            "math");

    private final SectionsBuilder sections;
    private final boolean lines;
    private final StringBuilder text = new StringBuilder();
    private int startLine = 1;
    private int endLine = 1;
    private boolean asWritten;

    private HtmlText(SectionsBuilder sections, boolean lines) {
        this.sections = sections;
        this.lines = lines;
    }

    /** @param lines whether the parser kept the places in the file */
    static void addTo(SectionsBuilder sections, Element body, boolean lines) {
        HtmlText text = new HtmlText(sections, lines);
        body.filter(text);
        text.flush(Kind.PARAGRAPH);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (sections.isFull()) {
            return FilterResult.STOP;
        }
        if (node instanceof TextNode words) {
            append(words);
        } else if (node instanceof Element element) {
            if (DROPPED.contains(element.normalName()) || element.hasAttr("hidden")) {
                return FilterResult.SKIP_ENTIRELY;
            }
            open(element);
        }
        return FilterResult.CONTINUE;
    }

    private void open(Element element) {
        String name = element.normalName();
        if (name.equals("br")) {
            text.append('\n');
        } else if (name.equals("td") || name.equals("th")) {
            text.append(text.toString().isBlank() ? "" : " | ");
        } else if (element.isBlock()) {
            flush(kind(element.parent()));
        }
        asWritten |= name.equals("pre");
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && element.isBlock() && !isCell(element)) {
            close(element);
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isCell(Element element) {
        return element.normalName().equals("td") || element.normalName().equals("th");
    }

    private void close(Element element) {
        String name = element.normalName();
        if (name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))) {
            String heading = take();
            if (lines) {
                sections.heading(name.charAt(1) - '0', heading, startLine, endLine);
            } else {
                sections.heading(name.charAt(1) - '0', heading);
            }
        } else {
            flush(kind(element));
        }
        asWritten &= !name.equals("pre");
    }

    private static Kind kind(@Nullable Element element) {
        return switch (element == null ? "" : element.normalName()) {
            case "li", "dt", "dd" -> Kind.LIST_ITEM;
            case "tr" -> Kind.TABLE;
            case "pre" -> Kind.CODE;
            case "blockquote" -> Kind.QUOTE;
            default -> Kind.PARAGRAPH;
        };
    }

    private void append(TextNode words) {
        boolean first = text.isEmpty();
        String written = words.getWholeText();
        if (!asWritten) {
            written = written.isBlank() ? (first ? "" : " ") : collapsed(written);
        }
        if (written.isEmpty()) {
            return;
        }
        text.append(written);
        if (lines) {
            startLine = first ? words.sourceRange().start().lineNumber() : startLine;
            endLine = Math.max(startLine, words.sourceRange().end().lineNumber());
        }
    }

    private static String collapsed(String written) {
        String line = PlainText.line(written);
        String before = Character.isWhitespace(written.charAt(0)) ? " " : "";
        String after = Character.isWhitespace(written.charAt(written.length() - 1)) ? " " : "";
        return before + line + after;
    }

    private void flush(Kind kind) {
        String block = take();
        if (block.isBlank()) {
            return;
        }
        String shown = kind == Kind.LIST_ITEM ? "- " + block : block;
        if (lines) {
            sections.block(kind, shown, startLine, endLine);
        } else {
            sections.block(kind, shown);
        }
    }

    private String take() {
        String taken = text.toString().strip();
        text.setLength(0);
        return taken;
    }
}
