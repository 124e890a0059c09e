package io.vaultkeeper.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands under one heading, up to the next heading of any level.
 *
 * @param headings the path of headings down to this section's own, as plain text; empty before the first heading
 * @param blocks in the order of the document; the first one is the heading itself where there is one
 * @param fragment names the section's place in a link to the document, as in {@code page=12}, where the file has no lines
 *     that a reader knows: those of the blocks are then of no matter outside it. Empty where the place has no name either; null where lines tell it
 */
public record Section(
        List<String> headings, List<Block> blocks, @Nullable String fragment) {
    public Section(List<String> headings, List<Block> blocks) {
        this(headings, blocks, null);
    }

    public Section {
        headings = List.copyOf(headings);
        blocks = List.copyOf(blocks);
    }
}
