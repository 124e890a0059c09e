package io.vaultkeeper.generation;

import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.embedding.EmbeddingSpace;

/**
 * What an index is made for: another of any of these needs another index.
 *
 * @param chunker as in {@link io.vaultkeeper.chunking.Chunker#version}
 */
public record IndexKey(String store, EmbeddingSpace space, String chunker) {
    private static final int ID_DIGITS = 12;

    /** The name of the first index made for it, so that one is found again even where the register was lost. */
    public String id() {
        return ContentHash.of(
                        store,
                        space.provider(),
                        space.model(),
                        String.valueOf(space.dimensions()),
                        space.details(),
                        chunker)
                .hex()
                .substring(0, ID_DIGITS);
    }
}
