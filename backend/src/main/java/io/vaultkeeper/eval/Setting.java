package io.vaultkeeper.eval;

import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.retrieval.Mode;
import org.jspecify.annotations.Nullable;

/**
 * One way to cut, embed and search.
 *
 * @param name as the user wrote it
 * @param chunkTokens what a chunk is filled up to
 * @param vectorWeight 0 to 1; null weighs each query by itself
 * @param topK how many passages a search gives
 * @param ancestor as the scripts did that this program grew from, whatever the other parts say
 */
public record Setting(
        String name,
        EmbeddingSettings embedding,
        int chunkTokens,
        Mode mode,
        @Nullable Double vectorWeight,
        int topK,
        boolean ancestor) {}
