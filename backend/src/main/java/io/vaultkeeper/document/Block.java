package io.vaultkeeper.document;

import org.jspecify.annotations.Nullable;

/**
 * The smallest piece of a document that has a meaning of its own: one paragraph, one list item with what is nested in it,
 * one fence, one table.
 *
 * @param text as written, lines separated by {@code \n}, without a trailing line break
 * @param startLine first line, from 1
 * @param endLine last line, inclusive
 * @param blockId Obsidian's {@code ^id} of the block, without the caret
 */
public record Block(
        Kind kind,
        String text,
        int startLine,
        int endLine,
        @Nullable String blockId) {
    public enum Kind {
        PROPERTIES,
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        QUOTE,
        CODE,
        TABLE,
        HTML,
        CARD
    }

    public Block {
        if (startLine < 1 || endLine < startLine) {
            throw new IllegalArgumentException("no such lines: " + startLine + " to " + endLine);
        }
    }
}
