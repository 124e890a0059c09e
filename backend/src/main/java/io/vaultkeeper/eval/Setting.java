package io.vaultkeeper.eval;

import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.retrieval.Mode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One way to cut, embed and search.
 *
 * @param name as the user wrote it
 * @param chunkTokens what a chunk is filled up to
 * @param vectorWeight 0 to 1; null weighs each query by itself
 * @param topK how many passages a search gives
 * @param reranker the folder of a cross-encoder; null where there is none
 * @param ancestor as the scripts did that this program grew from, whatever the other parts say
 */
public record Setting(
        String name,
        EmbeddingSettings embedding,
        int chunkTokens,
        Mode mode,
        @Nullable Double vectorWeight,
        int topK,
        @Nullable Path reranker,
        boolean ancestor) {
    Setting named(String other) {
        return new Setting(other, embedding, chunkTokens, mode, vectorWeight, topK, reranker, ancestor);
    }

    Setting with(EmbeddingSettings other) {
        return new Setting(name, other, chunkTokens, mode, vectorWeight, topK, reranker, ancestor);
    }

    Setting withChunkTokens(int other) {
        return new Setting(name, embedding, other, mode, vectorWeight, topK, reranker, ancestor);
    }

    Setting with(Mode other) {
        return new Setting(name, embedding, chunkTokens, other, vectorWeight, topK, reranker, ancestor);
    }

    Setting withVectorWeight(double other) {
        return new Setting(name, embedding, chunkTokens, mode, other, topK, reranker, ancestor);
    }

    Setting withTopK(int other) {
        return new Setting(name, embedding, chunkTokens, mode, vectorWeight, other, reranker, ancestor);
    }

    Setting withReranker(@Nullable Path other) {
        return new Setting(name, embedding, chunkTokens, mode, vectorWeight, topK, other, ancestor);
    }
}
