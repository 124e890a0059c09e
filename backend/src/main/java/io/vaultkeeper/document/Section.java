package io.vaultkeeper.document;

import java.util.List;

/**
 * What stands under one heading, up to the next heading of any level.
 *
 * @param headings the path of headings down to this section's own, as plain text; empty before the first heading
 * @param blocks in the order of the document; the first one is the heading itself where there is one
 */
public record Section(List<String> headings, List<Block> blocks) {
    public Section {
        headings = List.copyOf(headings);
        blocks = List.copyOf(blocks);
    }
}
