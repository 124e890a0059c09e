package io.vaultkeeper.daemon;

import io.vaultkeeper.chat.NoteAnswerer;
import io.vaultkeeper.chat.NotePersonas;
import io.vaultkeeper.chat.Personas;
import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.chunking.NoteChunker;
import io.vaultkeeper.config.AppConfig;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.http.Backend;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.DamagedIndexException;
import io.vaultkeeper.index.lucene.LuceneIndex;
import io.vaultkeeper.ingest.Ingest;
import io.vaultkeeper.insight.RelatedNotes;
import io.vaultkeeper.llm.ChatModel;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelCatalog;
import io.vaultkeeper.llm.ModelTimeouts;
import io.vaultkeeper.llm.NoChatModel;
import io.vaultkeeper.llm.WatchedModel;
import io.vaultkeeper.llm.ollama.OllamaChatModel;
import io.vaultkeeper.llm.openai.OpenAiChatModel;
import io.vaultkeeper.retrieval.Retriever;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import io.vaultkeeper.watch.FolderWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The object graph, wired by hand: the one place that names implementations. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    /** About 280 tokens a chunk: longer ones embed at half the speed a token and are cited less exactly. */
    private static final int CHUNK_TOKENS = 280;

    /** Some models take 8,192; a passage of that length would leave no room for another in a prompt. */
    private static final int LONGEST_CHUNK = 512;

    private final ObsidianSource source;
    private final Embedder embedder;
    private final ChunkIndex index;
    private final Ingest ingest;
    private final WatchedModel watchedModel;
    private final Backend backend;
    private @Nullable FolderWatch watch;

    private Parts(
            ObsidianSource source,
            Embedder embedder,
            ChunkIndex index,
            Ingest ingest,
            WatchedModel watchedModel,
            Backend backend) {
        this.source = source;
        this.embedder = embedder;
        this.index = index;
        this.ingest = ingest;
        this.watchedModel = watchedModel;
        this.backend = backend;
    }

    static Parts of(AppConfig config, VaultFolder folder) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        ObsidianSource source = new ObsidianSource(config.vault(), config.obsidian());
        Embedder embedder = new Embedders(config.data().resolve("native"), cores).open(config.embedding(), null);
        Chunker chunker = chunker(embedder);
        ChunkIndex index = open(folder.index(config.index().store(), embedder.space(), chunker), embedder);
        Ingest ingest = new Ingest(List.of(source), chunker, embedder, index, cores);
        Retriever retriever = new Retriever(index, embedder);
        Models models = Models.of(config.llm());
        WatchedModel watchedModel =
                new WatchedModel(config.llm().provider().name().toLowerCase(Locale.ROOT), models.answers());
        Personas personas = new NotePersonas(config.vault(), config.chat().personasFolder());
        NoteAnswerer answerer = new NoteAnswerer(
                config.chat(),
                personas,
                models.answers(),
                models.keeper(),
                retriever::retrieve,
                source,
                chunker,
                Clock.system(ZoneId.systemDefault()));
        Backend backend = new Backend(
                Version.current(),
                config.vault(),
                index.store(),
                embedder.space(),
                ingest,
                retriever,
                new RelatedNotes(index),
                answerer,
                personas,
                watchedModel,
                models.catalog());
        return new Parts(source, embedder, index, ingest, watchedModel, backend);
    }

    /** Watches first and scans then, so that no change falls between. */
    void start() {
        try {
            watch = FolderWatch.start(source.roots(), changes -> {
                if (changes.rescan()) {
                    ingest.rescan();
                } else {
                    ingest.look(changes.paths());
                }
            });
        } catch (IOException e) {
            LOG.warn("event=not-watching effect=\"a scan every few seconds\" reason=\"{}\"", e.getMessage());
            ingest.scanOften();
        }
        ingest.start();
        Thread warming = new Thread(this::warm, "warm-up");
        warming.setDaemon(true);
        warming.start();
    }

    /** The first question must not wait for the model to load. */
    private void warm() {
        try {
            embedder.embedQuery("warm up");
        } catch (EmbeddingException e) {
            LOG.warn("event=no-embedding reason=\"{}\"", e.getMessage());
        }
    }

    Backend backend() {
        return backend;
    }

    /** Loads the tokenizer at the first note, not at the start. */
    static Chunker chunker(Embedder embedder) {
        int max = Math.min(LONGEST_CHUNK, embedder.space().maxTokens());
        ChunkSize size = new ChunkSize(Math.min(CHUNK_TOKENS, max), max);
        return new NoteChunker(text -> embedder.tokens().count(text), size);
    }

    /** An index that cannot be read is of no use to anyone, and all that is in it is in the vault. */
    private static ChunkIndex open(Path folder, Embedder embedder) throws IOException {
        int dimensions = embedder.space().dimensions();
        try {
            return LuceneIndex.open(folder, dimensions);
        } catch (DamagedIndexException e) {
            LOG.warn("event=index-damaged action=rebuild reason=\"{}\"", e.getMessage());
            Folders.delete(folder);
            return LuceneIndex.open(folder, dimensions);
        }
    }

    /** @param keeper plans the search; the same object where it is the same model */
    private record Models(ChatModel answers, ChatModel keeper, ModelCatalog catalog) {
        static Models of(LlmSettings settings) {
            return switch (settings.provider()) {
                case OLLAMA -> of(settings, new OllamaChatModel(settings, ModelTimeouts.DEFAULT), OllamaChatModel::new);
                case OPENAI -> of(settings, new OpenAiChatModel(settings, ModelTimeouts.DEFAULT), OpenAiChatModel::new);
                case NONE -> {
                    NoChatModel none = new NoChatModel(settings.contextTokens());
                    yield new Models(none, none, none);
                }
            };
        }

        private static <M extends ChatModel & ModelCatalog> Models of(
                LlmSettings settings, M model, BiFunction<LlmSettings, ModelTimeouts, M> another) {
            ChatModel keeper =
                    settings.keeperModel() == null ? model : another.apply(settings.forKeeper(), ModelTimeouts.DEFAULT);
            return new Models(model, keeper, model);
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            try {
                watch.close();
            } catch (IOException e) {
                LOG.debug("event=watch-close-failed");
            }
        }
        ingest.stop();
        embedder.close(); // before the ingest, which would wait for a server that hangs
        ingest.close();
        index.close();
        watchedModel.close();
    }
}
