package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.source.FileText;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/** Markdown as programs other than Obsidian write it. */
final class MarkdownReader {
    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private static final TextContentRenderer WORDS =
            TextContentRenderer.builder().build();

    private final List<String> lines;
    private final SectionsBuilder text = SectionsBuilder.withLines();
    private @Nullable String title;

    private MarkdownReader(List<String> lines) {
        this.lines = lines;
    }

    static List<Content> read(Path file) throws IOException, SourceException {
        MarkdownReader reader = new MarkdownReader(FileText.lines(TextReader.text(file)));
        int start = reader.frontMatter();
        Node document = PARSER.parse(reader.text(start, reader.lines.size()));
        for (Node block : children(document)) {
            reader.add(block, start);
        }
        return List.of(Content.whole(reader.title, null, reader.text));
    }

    /** The line after the front matter, counted from 0. */
    private int frontMatter() {
        if (lines.isEmpty() || !lines.get(0).strip().equals("---")) {
            return 0;
        }
        int end = lines.subList(1, lines.size()).indexOf("---") + 1;
        if (end > 1) {
            text.block(Kind.PROPERTIES, text(1, end), 2, end);
        }
        return end == 0 ? 0 : end + 1;
    }

    private void add(Node block, int offset) {
        if (block instanceof ListBlock) {
            children(block).forEach(item -> add(Kind.LIST_ITEM, item, offset));
        } else if (block instanceof Heading heading) {
            SourceSpan at = heading.getSourceSpans().get(0);
            String words = WORDS.render(heading);
            title = title == null && heading.getLevel() == 1 ? PlainText.line(words) : title;
            text.heading(heading.getLevel(), words, at.getLineIndex() + offset + 1, at.getLineIndex() + offset + 1);
        } else {
            add(kind(block), block, offset);
        }
    }

    private void add(Kind kind, Node block, int offset) {
        List<SourceSpan> spans = block.getSourceSpans();
        if (!spans.isEmpty()) {
            int start = spans.get(0).getLineIndex() + offset;
            int end = spans.get(spans.size() - 1).getLineIndex() + offset + 1;
            text.block(kind, text(start, end), start + 1, end);
        }
    }

    private static Kind kind(Node block) {
        if (block instanceof FencedCodeBlock || block instanceof IndentedCodeBlock) {
            return Kind.CODE;
        }
        if (block instanceof HtmlBlock) {
            return Kind.HTML;
        }
        return block instanceof BlockQuote ? Kind.QUOTE : Kind.PARAGRAPH;
    }

    /** @param end exclusive, both from 0 */
    private String text(int start, int end) {
        return String.join("\n", lines.subList(start, end));
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }
}
