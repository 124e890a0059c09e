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
    private final StringBuilder text = new StringBuilder();
    private boolean asWritten;

    private HtmlText(SectionsBuilder sections) {
        this.sections = sections;
    }

    static void addTo(SectionsBuilder sections, Element body) {
        HtmlText text = new HtmlText(sections);
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
            sections.heading(name.charAt(1) - '0', take());
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
        String written = words.getWholeText();
        if (asWritten) {
            text.append(written);
        } else if (!written.isBlank()) {
            text.append(collapsed(written));
        } else if (!text.isEmpty()) {
            text.append(' ');
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
        if (!block.isBlank()) {
            sections.block(kind, kind == Kind.LIST_ITEM ? "- " + block : block);
        }
    }

    private String take() {
        String taken = text.toString().strip();
        text.setLength(0);
        return taken;
    }
}
