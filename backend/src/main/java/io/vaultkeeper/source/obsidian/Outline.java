package io.vaultkeeper.source.obsidian;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gathers blocks into sections, each under the path of headings it stands below. */
final class Outline {
    private record Heading(String text, int level) {}

    private final List<Section> sections = new ArrayList<>();
    private final Deque<Heading> path = new ArrayDeque<>();
    private final List<Block> blocks = new ArrayList<>();

    void open(Block heading, int level) {
        finish();
        while (!path.isEmpty() && path.getLast().level() >= level) {
            path.removeLast();
        }
        path.addLast(new Heading(HeadingText.plain(heading.text()), level));
        blocks.add(heading);
    }

    void add(Block block) {
        blocks.add(block);
    }

    List<Section> sections() {
        finish();
        return sections;
    }

    private void finish() {
        if (!blocks.isEmpty()) {
            sections.add(new Section(
                    path.stream()
                            .map(Heading::text)
                            .filter(text -> !text.isEmpty())
                            .toList(),
                    blocks));
            blocks.clear();
        }
    }
}
