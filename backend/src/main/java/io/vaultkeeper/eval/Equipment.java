package io.vaultkeeper.eval;

import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.retrieval.Reranker;
import io.vaultkeeper.source.Source;
import java.nio.file.Path;
import java.util.List;

/** What a measurement is made with. */
public interface Equipment {
    /** The user's own, which tells the indexes of one from those of another. */
    Path vault();

    /** What the user's own sources hold. */
    List<Source> sources();

    /** A folder of notes as a source. */
    Source notes(Path folder);

    /** The caller closes it. */
    Embedder embedder(EmbeddingSettings settings);

    /** @param folder of a cross-encoder */
    Reranker reranker(Path folder);

    Chunker chunker(Embedder embedder, int chunkTokens);

    /** Where the indexes of measurements are kept, apart from the one that answers. */
    IndexStore indexes();

    /** Where a set's texts are kept as notes. */
    Path notesOf(Path set);
}
