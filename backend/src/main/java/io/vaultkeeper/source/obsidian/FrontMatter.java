package io.vaultkeeper.source.obsidian;

import java.util.List;

/**
 * A note's properties as they stand in the file.
 *
 * @param end the first line after them, from 0; 0 where the note has none
 */
record FrontMatter(List<String> lines, int end) {
    private static final String MARK = "---";

    /** A first line of three dashes opens properties only where another such line closes them. */
    static FrontMatter of(List<String> note) {
        if (note.isEmpty() || !note.get(0).stripTrailing().equals(MARK)) {
            return new FrontMatter(List.of(), 0);
        }
        for (int i = 1; i < note.size(); i++) {
            if (note.get(i).stripTrailing().equals(MARK)) {
                return new FrontMatter(note.subList(1, i), i + 1);
            }
        }
        return new FrontMatter(List.of(), 0);
    }

    Properties properties() {
        return Properties.parse(String.join("\n", lines) + "\n");
    }
}
