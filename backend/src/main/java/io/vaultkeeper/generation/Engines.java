package io.vaultkeeper.generation;

import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.ingest.Ingest;
import io.vaultkeeper.ingest.KnownVectors;
import io.vaultkeeper.retrieval.Reranker;
import org.jspecify.annotations.Nullable;

/** What an index is opened and filled with. */
public interface Engines {
    /**
     * @param remembered what is known of the model from an earlier index, so that it need not be asked; null where it was
     *     never used
     * @throws io.vaultkeeper.embedding.EmbeddingException where the model must be asked and cannot be
     */
    Embedder embedder(EmbeddingSettings settings, @Nullable EmbeddingSpace remembered);

    /**
     * For an index that was made before.
     *
     * @param space of its vectors
     * @throws io.vaultkeeper.embedding.EmbeddingException where the model is not there any more, or another is in its place
     */
    Embedder reopened(EmbeddingSettings settings, EmbeddingSpace space);

    Chunker chunker(Embedder embedder);

    /** Of all searches; null where there is none. */
    @Nullable
    Reranker reranker();

    /** The same object for the same name; closed by whoever made it. */
    IndexStore store(String name);

    /** Not started yet. */
    Ingest ingest(Chunker chunker, Embedder embedder, ChunkIndex index, KnownVectors known);
}
