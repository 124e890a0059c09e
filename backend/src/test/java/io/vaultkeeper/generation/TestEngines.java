package io.vaultkeeper.generation;

import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.chunking.ShapedChunker;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.index.lucene.LuceneStore;
import io.vaultkeeper.ingest.CountingEmbedder;
import io.vaultkeeper.ingest.Ingest;
import io.vaultkeeper.ingest.KnownVectors;
import io.vaultkeeper.retrieval.Reranker;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lucene indexes of a vault, under as many store names as are asked for, and stand-in models of any name. */
public final class TestEngines implements Engines {
    /** A model of this name must be asked for its dimensions. */
    static final String UNKNOWN_MODEL = "unknown";

    private final Path vault;
    private final Path data;
    private final Map<String, IndexStore> stores = new HashMap<>();
    final Map<String, CountingEmbedder> embedders = new ConcurrentHashMap<>();
    volatile boolean modelServerRuns = true;
    volatile Runnable whenAsked = () -> {};
    volatile boolean storeRuns = true;
    volatile int chunkTokens = 40;

    public TestEngines(Path vault, Path data) {
        this.vault = vault;
        this.data = data;
    }

    public static EmbeddingSettings model(String name) {
        return new EmbeddingSettings(EmbeddingSettings.Provider.OLLAMA, name, null, null, null, null);
    }

    @Override
    public Embedder embedder(EmbeddingSettings settings, @Nullable EmbeddingSpace remembered) {
        if (settings.model().equals(UNKNOWN_MODEL)) {
            whenAsked.run();
        }
        if (settings.model().equals(UNKNOWN_MODEL) && remembered == null && !modelServerRuns) {
            throw new EmbeddingException("The server of the model does not answer.", new IllegalStateException());
        }
        return embedders.computeIfAbsent(settings.model(), name -> new CountingEmbedder(name));
    }

    @Override
    public Embedder reopened(EmbeddingSettings settings, EmbeddingSpace space) {
        return embedder(settings, space);
    }

    @Override
    public @Nullable Reranker reranker() {
        return null;
    }

    @Override
    public Chunker chunker(Embedder embedder) {
        return new ShapedChunker(embedder.tokens(), new ChunkSize(chunkTokens, 120), ZoneOffset.UTC);
    }

    @Override
    public synchronized IndexStore store(String name) {
        if (!storeRuns && !name.equals("lucene")) {
            throw new IndexException("The store \"" + name + "\" does not answer.");
        }
        return stores.computeIfAbsent(name, key -> new LuceneStore(data.resolve(key)));
    }

    @Override
    public Ingest ingest(Chunker chunker, Embedder embedder, ChunkIndex index, KnownVectors known) {
        ObsidianSource source = new ObsidianSource(vault, new ObsidianSettings(List.of(), List.of()));
        return new Ingest(List.of(source), chunker, embedder, index, known, 2);
    }
}
