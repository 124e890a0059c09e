package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.Section;
import io.vaultkeeper.source.Omission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts headings and blocks, in the order of the document, together to sections; no more than an index can use. */
final class SectionsBuilder {
    /** Some 3,000 pages: what is longer is a dump, whose embedding would take a night. */
    static final int MAX_CHARS = 5_000_000;

    /** Longer ones are paragraphs that someone made large and bold. */
    private static final int MAX_HEADING = 200;

    private final List<Section> sections = new ArrayList<>();
    private final NavigableMap<Integer, String> path = new TreeMap<>();
    private List<Block> blocks = new ArrayList<>();
    private @Nullable String fragment;
    private int line = 1;
    private int room = MAX_CHARS;

    private SectionsBuilder(@Nullable String fragment) {
        this.fragment = fragment;
    }

    /** For files that people open in an editor. */
    static SectionsBuilder withLines() {
        return new SectionsBuilder(null);
    }

    /** For files whose lines nobody sees. */
    static SectionsBuilder withoutLines() {
        return new SectionsBuilder("");
    }

    /**
     * Begins a section that has a name, but no heading in the text.
     *
     * @param at its place in the file, as in {@link Section#fragment}
     */
    void begin(String heading, @Nullable String at) {
        flush();
        path.clear();
        if (!heading.isBlank()) {
            path.put(1, heading);
        }
        fragment = at;
    }

    /** @param level from 1, the outermost */
    void heading(int level, String text) {
        heading(level, text, line, line);
    }

    void heading(int level, String text, int startLine, int endLine) {
        String words = PlainText.line(text);
        if (words.isEmpty() || words.length() > MAX_HEADING) {
            block(Kind.PARAGRAPH, text, startLine, endLine);
            return;
        }
        flush();
        path.tailMap(level, true).clear();
        path.put(level, words);
        block(Kind.HEADING, words, startLine, endLine);
    }

    void block(Kind kind, String text) {
        block(kind, text, line, line);
    }

    void block(Kind kind, String text, int startLine, int endLine) {
        String clean = PlainText.clean(text);
        if (clean.isBlank()) {
            return;
        }
        String kept = PlainText.start(clean, room);
        room -= kept.length();
        line = endLine + 2; // a blank line between blocks
        if (!kept.isBlank()) {
            blocks.add(new Block(kind, kept, startLine, endLine, null));
        }
    }

    /** Whether nothing more is taken, so that a reader may stop. */
    boolean isFull() {
        return room <= 1;
    }

    /** How many characters there are so far. */
    int length() {
        return MAX_CHARS - room;
    }

    boolean isEmpty() {
        return sections.isEmpty() && blocks.isEmpty();
    }

    List<Section> sections() {
        flush();
        return List.copyOf(sections);
    }

    List<Omission> omissions() {
        return isFull()
                ? List.of(
                        new Omission("texts cut off at " + MAX_CHARS / 1_000_000 + " million characters", 1, List.of()))
                : List.of();
    }

    private void flush() {
        if (!blocks.isEmpty()) {
            List<String> headings =
                    path.entrySet().stream().map(Map.Entry::getValue).toList();
            sections.add(new Section(headings, blocks, fragment));
            blocks = new ArrayList<>();
        }
    }
}
