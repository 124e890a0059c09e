package io.vaultkeeper.eval;

import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.chunking.ShapedChunker;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.index.lucene.LuceneStore;
import io.vaultkeeper.retrieval.HashedWordsEmbedder;
import io.vaultkeeper.retrieval.Reranker;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/**
 * A vault, an index in a folder, and vectors out of hashed words.
 *
 * @param whenAsked is given each question before it is embedded
 */
record ScratchEquipment(Path vault, Path folder, Consumer<String> whenAsked) implements Equipment {
    ScratchEquipment(Path vault, Path folder) {
        this(vault, folder, question -> {});
    }

    @Override
    public List<Source> sources() {
        return List.of(notes(vault));
    }

    @Override
    public Source notes(Path notes) {
        return new ObsidianSource(notes, new ObsidianSettings(List.of(), List.of()));
    }

    @Override
    public Embedder embedder(EmbeddingSettings settings) {
        return new HashedWordsEmbedder() {
            @Override
            public float[] embedQuery(String query) {
                whenAsked.accept(query);
                return super.embedQuery(query);
            }
        };
    }

    /** Prefers the shortest text. */
    @Override
    public Reranker reranker(Path model) {
        return (question, texts) ->
                texts.stream().map(text -> 1.0 / (1 + text.length())).toList();
    }

    @Override
    public Chunker chunker(Embedder embedder, int chunkTokens) {
        return new ShapedChunker(embedder.tokens(), new ChunkSize(chunkTokens, 2 * chunkTokens), ZoneOffset.UTC);
    }

    @Override
    public IndexStore indexes() {
        return new LuceneStore(folder);
    }

    @Override
    public Path notesOf(Path set) {
        return folder.resolve("notes");
    }
}
