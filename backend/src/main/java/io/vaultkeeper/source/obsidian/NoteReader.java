package io.vaultkeeper.source.obsidian;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.source.FileText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the text of a Markdown note as Obsidian does. */
final class NoteReader {
    private final List<String> lines;
    private final Outline outline = new Outline();
    private final Set<String> tags = new LinkedHashSet<>();

    private NoteReader(List<String> lines) {
        this.lines = lines;
    }

    static NoteContent read(String text) {
        List<String> written = FileText.lines(text);
        FrontMatter frontMatter = FrontMatter.of(written);
        Properties properties = frontMatter.properties();
        List<String> lines = new ArrayList<>(written.subList(0, frontMatter.end()));
        List<String> body = written.subList(frontMatter.end(), written.size());
        lines.addAll(properties.has("excalidraw-plugin") ? Drawing.strip(body) : Comments.strip(body));
        return new NoteReader(lines).read(frontMatter, properties);
    }

    private NoteContent read(FrontMatter frontMatter, Properties properties) {
        tags.addAll(properties.tags());
        if (frontMatter.lines().stream().anyMatch(line -> !line.isBlank())) {
            outline.add(block(Kind.PROPERTIES, 1, frontMatter.end() - 1, null));
        }
        readBlocks(BlockScanner.scan(lines, frontMatter.end()));
        return new NoteContent(properties, tags, outline.sections());
    }

    private void readBlocks(List<BlockScanner.Span> spans) {
        for (int i = 0; i < spans.size(); i++) {
            BlockScanner.Span span = spans.get(i);
            collectTags(span);
            String idBelow = i + 1 < spans.size() ? idAlone(spans.get(i + 1)) : null;
            if (span.kind() == Kind.HEADING) {
                Block heading = block(Kind.HEADING, span.start(), span.end(), null);
                outline.open(heading, span.level());
            } else if (idBelow != null) {
                outline.add(block(span.kind(), span.start(), spans.get(++i).end(), idBelow));
            } else {
                outline.add(block(span.kind(), span.start(), span.end(), id(span)));
            }
        }
    }

    private void collectTags(BlockScanner.Span span) {
        if (span.kind() != Kind.CODE) {
            Tags.collect(lines.subList(span.start(), span.end()), tags);
        }
    }

    private @Nullable String idAlone(BlockScanner.Span span) {
        boolean oneLine = span.kind() == Kind.PARAGRAPH && span.end() == span.start() + 1;
        return oneLine ? BlockIds.alone(lines.get(span.start())) : null;
    }

    /** A paragraph's id is at its end, a list item's at the end of its own first line or of what is nested in it. */
    private @Nullable String id(BlockScanner.Span span) {
        return switch (span.kind()) {
            case PARAGRAPH, QUOTE -> BlockIds.atEnd(lines.get(span.end() - 1));
            case TABLE -> BlockIds.alone(lines.get(span.end() - 1));
            case LIST_ITEM -> firstId(lines.subList(span.start(), span.end()));
            default -> null;
        };
    }

    private static @Nullable String firstId(List<String> item) {
        for (String line : item) {
            String id = BlockIds.atEnd(line);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    private Block block(Kind kind, int start, int end, @Nullable String id) {
        return new Block(kind, String.join("\n", lines.subList(start, end)), start + 1, end, id);
    }
}
