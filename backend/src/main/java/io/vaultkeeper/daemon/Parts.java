package io.vaultkeeper.daemon;

import io.vaultkeeper.chat.NoteAnswerer;
import io.vaultkeeper.chat.NotePersonas;
import io.vaultkeeper.chat.Personas;
import io.vaultkeeper.config.AppConfig;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.generation.Generations;
import io.vaultkeeper.generation.IndexesStatus;
import io.vaultkeeper.generation.Wanted;
import io.vaultkeeper.http.Backend;
import io.vaultkeeper.ingest.IngestStatus;
import io.vaultkeeper.insight.LanguageNotice;
import io.vaultkeeper.llm.WatchedModel;
import io.vaultkeeper.mcp.McpEndpoint;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import io.vaultkeeper.watch.FolderWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The object graph, wired by hand: with {@link LocalEngines} the one place that names implementations. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    /** Of an index that is worth practice. */
    private static final int MANY_CHUNKS = 1_000;

    private static final Set<String> IN_PROCESS =
            Set.of(EmbeddingSettings.Provider.BUILTIN.word(), EmbeddingSettings.Provider.ONNX.word());

    private final List<Source> sources;
    private final LocalEngines engines;
    private final Generations generations;
    private final WatchedModel watchedModel;
    private final Backend backend;
    private final WarmUp warmUp;
    private @Nullable FolderWatch watch;

    private Parts(
            List<Source> sources,
            LocalEngines engines,
            Generations generations,
            WatchedModel watchedModel,
            Backend backend) {
        this.sources = sources;
        this.engines = engines;
        this.generations = generations;
        this.watchedModel = watchedModel;
        this.backend = backend;
        this.warmUp = WarmUp.begin(generations);
    }

    static Parts of(AppConfig config, VaultFolder folder) {
        ObsidianSource source =
                new ObsidianSource(config.vault(), config.sources().obsidian());
        List<Source> sources = Sources.of(source, config);
        LocalEngines engines = new LocalEngines(config, folder, sources);
        try {
            Clock clock = Clock.system(ZoneId.systemDefault());
            Wanted wanted = new Wanted(config.index().store(), config.embedding());
            Generations generations = new Generations(wanted, engines, folder.register(), clock);
            Models models = Models.of(config.llm(), config.allowRemote());
            WatchedModel watchedModel = new WatchedModel(
                    config.llm().provider().name().toLowerCase(Locale.ROOT), models.answers(), models.keeper());
            Personas personas = new NotePersonas(
                    config.vault(),
                    config.chat().personasFolder(),
                    config.chat().persona());
            NoteAnswerer answerer = new NoteAnswerer(
                    config.chat(),
                    personas,
                    models.answers(),
                    models.keeper(),
                    query -> generations.with(now -> now.retriever().retrieve(query)),
                    source,
                    document -> generations.with(
                            now -> engines.chunker(now.embedder()).chunk(document)),
                    clock);
            McpEndpoint mcp = new McpEndpoint(Version.current(), generations, source, answerer, personas);
            Backend backend = new Backend(
                    Version.current(),
                    config.vault(),
                    generations,
                    answerer,
                    personas,
                    source,
                    watchedModel,
                    models.catalog(),
                    new LanguageNotice(),
                    mcp::answer);
            return new Parts(sources, engines, generations, watchedModel, backend);
        } catch (RuntimeException e) {
            engines.close();
            throw e;
        }
    }

    /** Watches first and scans then, so that no change falls between. */
    void start() {
        warmUp.await();
        try {
            watch = FolderWatch.start(roots(), changes -> {
                if (changes.rescan()) {
                    generations.rescan();
                } else {
                    generations.look(changes.paths());
                }
            });
        } catch (IOException e) {
            LOG.warn("event=not-watching effect=\"a scan every few seconds\" reason=\"{}\"", e.getMessage());
            generations.scanOften();
        }
        generations.start();
    }

    /** Not with a model server, which may be another's, nor with an index where slow searches are quick enough. */
    boolean practiceHelps() {
        IndexesStatus now = generations.status();
        return now.state() == IngestStatus.State.IDLE
                && now.serving().ingest().total().chunks() >= MANY_CHUNKS
                && IN_PROCESS.contains(now.serving().key().space().provider());
    }

    private List<Path> roots() {
        return sources.stream().flatMap(source -> source.roots().stream()).toList();
    }

    Backend backend() {
        return backend;
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
        generations.close();
        engines.close();
        watchedModel.close();
    }
}
