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

    private static final Set<String> UNFOLDING = Set.of("h1", "h2", "h3", "h4", "h5", "h6", "summary");

    /** Stand on a line of their own, though jsoup counts them among what stands within one. */
    private static final Set<String> LINES = Set.of("summary", "legend");

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
            if (isDropped(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            open(element);
        }
        return FilterResult.CONTINUE;
    }

    /** A heading may be a button that unfolds what stands below it, which may be hidden until it is looked for. */
    private static boolean isDropped(Element element) {
        boolean hidden = element.hasAttr("hidden") && !element.attr("hidden").equalsIgnoreCase("until-found");
        Element parent = element.parent();
        boolean unfolds =
                element.normalName().equals("button") && parent != null && UNFOLDING.contains(parent.normalName());
        return hidden || (DROPPED.contains(element.normalName()) && !unfolds);
    }

    private void open(Element element) {
        String name = element.normalName();
        if (name.equals("br")) {
            text.append('\n');
        } else if (name.equals("td") || name.equals("th")) {
            text.append(text.toString().isBlank() ? "" : " | ");
        } else if (isBlock(element)) {
            flush(kind(element.parent()));
        }
        asWritten |= name.equals("pre");
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && isBlock(element) && !isCell(element)) {
            close(element);
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isBlock(Element element) {
        boolean block = element.isBlock() || LINES.contains(element.normalName());
        return block && !element.normalName().equals("button");
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
            return;
        }
        String line = PlainText.line(written);
        if (!line.isEmpty()) {
            text.append(blank(written.charAt(0))).append(line).append(blank(written.charAt(written.length() - 1)));
        } else if (!text.isEmpty()) {
            text.append(' ');
        }
    }

    /** Words may be parted by nothing but a blank at which no line is broken. */
    private static String blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) ? " " : "";
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
