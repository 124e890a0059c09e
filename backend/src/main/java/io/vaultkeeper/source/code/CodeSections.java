package io.vaultkeeper.source.code;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gives each line of a file to one section: that of the innermost symbol it is in. */
final class CodeSections {
    private final String[] lines;
    private final @Nullable Symbol[] owners;
    private final List<Section> sections = new ArrayList<>();

    private CodeSections(String[] lines) {
        this.lines = lines;
        this.owners = new Symbol[lines.length];
    }

    /** @param symbols outer ones before those within them */
    static List<Section> of(String text, List<Symbol> symbols) {
        CodeSections cut = new CodeSections(text.split("\n", -1));
        for (Symbol symbol : symbols) {
            cut.own(symbol);
        }
        cut.cut();
        return cut.sections;
    }

    /** A line that two symbols share stays with the first. */
    private void own(Symbol symbol) {
        int from = symbol.start() - 1;
        int end = Math.min(symbol.end(), lines.length);
        while (from < end && owners[from] != null && !isWithin(symbol, owners[from])) {
            from++;
        }
        for (int line = from; line < end; line++) {
            owners[line] = symbol;
        }
    }

    private static boolean isWithin(Symbol symbol, Symbol outer) {
        return symbol.path().size() > outer.path().size() && outer.end() >= symbol.end();
    }

    private void cut() {
        BitSet rests = rests();
        int start = 0;
        for (int line = 1; line <= lines.length; line++) {
            boolean ends = line == lines.length || (!Objects.equals(owners[line], owners[start]) && !rests.get(line));
            if (ends) {
                add(start, line, owners[start]);
                start = line;
            }
        }
    }

    /** The lines from which on a symbol has only brackets left, which then go with what is above them. */
    private BitSet rests() {
        BitSet rests = new BitSet();
        for (int line = lines.length - 1; line >= 0; line--) {
            boolean last = line == lines.length - 1 || !Objects.equals(owners[line], owners[line + 1]);
            boolean bare = lines[line].chars().noneMatch(Character::isLetterOrDigit);
            rests.set(line, bare && (last || rests.get(line + 1)));
        }
        return rests;
    }

    private void add(int from, int to, @Nullable Symbol owner) {
        int start = from;
        int end = to;
        while (start < end && lines[start].isBlank()) {
            start++;
        }
        while (end > start && lines[end - 1].isBlank()) {
            end--;
        }
        if (start < end) {
            sections.add(new Section(headings(owner), blocks(start, end, owner)));
        }
    }

    /** The path, and the words of its last names: a search for words would not find them in {@code listPlugins}. */
    private static List<String> headings(@Nullable Symbol owner) {
        if (owner == null) {
            return List.of();
        }
        List<String> headings = new ArrayList<>(owner.path());
        String words = Identifiers.words(owner.path()
                .subList(Math.max(0, owner.path().size() - 2), owner.path().size()));
        if (!words.isEmpty() && !words.equalsIgnoreCase(headings.get(headings.size() - 1))) {
            headings.add(words);
        }
        return headings;
    }

    /** A symbol is one block; what is in none is cut at blank lines where it is too long. */
    private List<Block> blocks(int start, int end, @Nullable Symbol owner) {
        if (owner != null) {
            return List.of(block(start, end));
        }
        List<Block> blocks = new ArrayList<>();
        int from = start;
        for (int line = start + 1; line <= end; line++) {
            boolean ends = line == end || (lines[line].isBlank() && !lines[line - 1].isBlank());
            if (ends && from < line) {
                blocks.add(block(from, line));
            }
            if (line < end && lines[line].isBlank()) {
                from = line + 1;
            }
        }
        return blocks;
    }

    private Block block(int start, int end) {
        String text = IntStream.range(start, end).mapToObj(line -> lines[line]).collect(Collectors.joining("\n"));
        return new Block(Block.Kind.CODE, text, start + 1, end, null);
    }
}
