package io.vaultkeeper.chunking;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Section;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A section's blocks as one text that knows the line of each place. Chunks are ranges of it: what is in no range is blank, so
 * nothing can get lost.
 */
final class SectionText {
    /**
     * Where a block stands in the text.
     *
     * @param end exclusive
     */
    record Place(Block block, int start, int end) {}

    private final String text;
    private final NavigableMap<Integer, Place> places = new TreeMap<>();
    private final NavigableMap<Integer, Place> withId = new TreeMap<>();

    /** From the start of each line in the text to its number in the file. */
    private final NavigableMap<Integer, Integer> lines = new TreeMap<>();

    SectionText(Section section) {
        StringBuilder joined = new StringBuilder();
        Block above = null;
        for (Block block : section.blocks()) {
            if (above != null) {
                joined.append(block.startLine() - above.endLine() == 1 ? "\n" : "\n\n");
            }
            place(block, joined.length());
            joined.append(block.text());
            above = block;
        }
        text = joined.toString();
    }

    private void place(Block block, int start) {
        Place place = new Place(block, start, start + block.text().length());
        places.put(start, place);
        if (block.blockId() != null) {
            withId.put(start, place);
        }
        int number = block.startLine();
        lines.put(start, number);
        for (int end = block.text().indexOf('\n'); end >= 0; end = block.text().indexOf('\n', end + 1)) {
            number = Math.min(number + 1, block.endLine());
            lines.put(start + end + 1, number);
        }
    }

    String text() {
        return text;
    }

    Collection<Place> places() {
        return places.values();
    }

    /** The file's line at this place of the text. */
    int line(int at) {
        return lines.floorEntry(at).getValue();
    }

    /** The block that goes on after this place. */
    @Nullable
    Block cutAt(int at) {
        Map.Entry<Integer, Place> before = places.lowerEntry(at);
        if (before == null) {
            return null;
        }
        int end = before.getValue().end();
        for (int i = at; i < end; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return before.getValue().block();
            }
        }
        return null;
    }

    /** The first block id in this range. */
    @Nullable
    String blockId(int start, int end) {
        Map.Entry<Integer, Place> at = withId.floorEntry(start);
        if (at != null && at.getValue().end() > start) {
            return at.getValue().block().blockId();
        }
        Map.Entry<Integer, Place> after = withId.higherEntry(start);
        return after != null && after.getKey() < end ? after.getValue().block().blockId() : null;
    }
}
