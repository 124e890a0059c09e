package io.vaultkeeper.daemon;

import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.chunking.ShapedChunker;
import io.vaultkeeper.config.AppConfig;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.embedding.onnx.NativeLibraries;
import io.vaultkeeper.generation.Engines;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import io.vaultkeeper.index.lucene.LuceneStore;
import io.vaultkeeper.index.pgvector.PgVectorSettings;
import io.vaultkeeper.index.pgvector.PgVectorStore;
import io.vaultkeeper.ingest.Ingest;
import io.vaultkeeper.ingest.KnownVectors;
import io.vaultkeeper.retrieval.Reranker;
import io.vaultkeeper.retrieval.onnx.CrossEncoder;
import io.vaultkeeper.source.Source;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The implementations that the settings name. */
final class LocalEngines implements Engines, AutoCloseable {
    /** About 280 tokens a chunk: longer ones embed at half the speed a token and are cited less exactly. */
    static final int CHUNK_TOKENS = 280;

    /** Some models take 8,192; a passage of that length would leave no room for another in a prompt. */
    private static final int LONGEST_CHUNK = 512;

    /** More of them would only wait for each other, and for a database's connections. */
    private static final int MOST_READERS = 12;

    static final int CORES = Runtime.getRuntime().availableProcessors();

    private final PgVectorSettings pgvector;
    private final VaultFolder folder;
    private final List<Source> sources;
    private final Embedders embedders;
    private final @Nullable Reranker reranker;
    private final Map<String, IndexStore> stores = new ConcurrentHashMap<>();

    /** Whoever has one closes it; those that a failed start left are closed here. */
    private final Set<Embedder> opened = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    LocalEngines(AppConfig config, VaultFolder folder, List<Source> sources) {
        this.pgvector = config.pgvector();
        this.folder = folder;
        this.sources = sources;
        Path libraries = config.data().resolve("native");
        this.embedders = new Embedders(libraries, CORES, config.allowRemote());
        this.reranker = config.reranker() == null ? null : reranker(config.reranker(), libraries);
    }

    @Override
    public Embedder embedder(EmbeddingSettings settings, @Nullable EmbeddingSpace remembered) {
        return kept(embedders.open(settings, remembered == null ? null : remembered.dimensions()));
    }

    @Override
    public Embedder reopened(EmbeddingSettings settings, EmbeddingSpace space) {
        return kept(embedders.reopen(settings, space));
    }

    private Embedder kept(Embedder embedder) {
        opened.add(embedder);
        return embedder;
    }

    @Override
    public Chunker chunker(Embedder embedder) {
        return chunkerFor(embedder, CHUNK_TOKENS);
    }

    /** @param libraries where native libraries are kept, also where nothing else here needs any */
    static Reranker reranker(Path folder, Path libraries) {
        NativeLibraries.keepIn(libraries);
        return new CrossEncoder(folder);
    }

    @Override
    public @Nullable Reranker reranker() {
        return reranker;
    }

    /** Loads the tokenizer at the first note, not at the start. */
    static Chunker chunkerFor(Embedder embedder, int tokens) {
        int max = Math.min(Math.max(LONGEST_CHUNK, tokens), embedder.space().maxTokens());
        ChunkSize size = new ChunkSize(Math.min(tokens, max), max);
        return new ShapedChunker(text -> embedder.tokens().count(text), size, ZoneId.systemDefault());
    }

    @Override
    public IndexStore store(String name) {
        return stores.computeIfAbsent(name, this::open);
    }

    private IndexStore open(String name) {
        return switch (name) {
            case "lucene" -> new LuceneStore(folder.indexes());
            case "pgvector" -> new PgVectorStore(pgvector, folder.vault().hex(), new LuceneAnalysis());
            default -> throw new IndexException("There is no store " + name + ".");
        };
    }

    @Override
    public Ingest ingest(Chunker chunker, Embedder embedder, ChunkIndex index, KnownVectors known) {
        return new Ingest(sources, chunker, embedder, index, known, Math.min(CORES, MOST_READERS));
    }

    @Override
    public void close() {
        stores.values().forEach(IndexStore::close);
        List.copyOf(opened).forEach(Embedder::close);
    }
}
