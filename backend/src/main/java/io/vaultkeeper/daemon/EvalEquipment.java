package io.vaultkeeper.daemon;

import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.config.AppConfig;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.eval.Drafts;
import io.vaultkeeper.eval.Equipment;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.index.lucene.LuceneStore;
import io.vaultkeeper.llm.ChatModel;
import io.vaultkeeper.retrieval.Reranker;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measures with this program's own parts, beside whatever daemon runs. Its indexes are kept in the data directory. */
public final class EvalEquipment implements Equipment, AutoCloseable {
    public static final int CHUNK_TOKENS = LocalEngines.CHUNK_TOKENS;

    private static final int NAME_DIGITS = 12;

    private final AppConfig config;
    private final Path folder;
    private final Embedders embedders;
    private final ChatModel writer;
    private final LuceneStore store;

    public EvalEquipment(AppConfig config) throws IOException {
        this.config = config;
        this.folder = PrivateFiles.folder(PrivateFiles.ownFolder(config.data()).resolve("eval"));
        this.embedders = new Embedders(config.data().resolve("native"), LocalEngines.CORES, config.allowRemote());
        this.writer = Models.of(config.llm(), config.allowRemote()).answers();
        this.store = new LuceneStore(folder);
    }

    @Override
    public Path vault() {
        return config.vault();
    }

    @Override
    public List<Source> sources() {
        return Sources.of(new ObsidianSource(config.vault(), config.sources().obsidian()), config);
    }

    @Override
    public Source notes(Path notes) {
        return new ObsidianSource(notes, new ObsidianSettings(List.of(), List.of()));
    }

    @Override
    public Embedder embedder(EmbeddingSettings settings) {
        return embedders.open(settings, null);
    }

    @Override
    public Reranker reranker(Path reranker) {
        return LocalEngines.reranker(reranker, config.data().resolve("native"));
    }

    @Override
    public Chunker chunker(Embedder embedder, int chunkTokens) {
        return LocalEngines.chunkerFor(embedder, chunkTokens);
    }

    @Override
    public IndexStore indexes() {
        return store;
    }

    @Override
    public Path notesOf(Path set) {
        return folder.resolve("notes-" + ContentHash.of(set.toString()).hex().substring(0, NAME_DIGITS));
    }

    /** Who writes questions. */
    public ChatModel writer() {
        return writer;
    }

    /**
     * Questions to the user's own sources, others each time.
     *
     * @param embedder whose tokens passages are counted in
     */
    public Drafts drafts(Embedder embedder) throws IOException {
        return Drafts.from(sources(), chunker(embedder, CHUNK_TOKENS), writer, System.nanoTime());
    }

    @Override
    public void close() {
        store.close();
    }
}
