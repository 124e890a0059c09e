package io.vaultkeeper.config;

import io.vaultkeeper.chat.ChatSettings;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.index.IndexSettings;
import io.vaultkeeper.index.pgvector.PgVectorSettings;
import io.vaultkeeper.llm.LlmSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Flags over environment over file over defaults. */
public final class ConfigLoader {
    private static final String FILE = "vaultkeeper.yml";
    private static final int MAX_PORT = 65_535;
    private static final List<String> PROVIDERS = Stream.of(EmbeddingSettings.Provider.values())
            .map(EmbeddingSettings.Provider::word)
            .toList();

    private final List<String> faults = new ArrayList<>();
    private final SettingsTree tree = new SettingsTree(faults);
    private final SettingsReader read;

    private ConfigLoader(Path home) {
        this.read = new SettingsReader(tree, home, faults);
    }

    /**
     * What the command line says.
     *
     * @param fallbackVault the vault to take where nothing names one
     */
    public record Flags(
            @Nullable Path vault,
            @Nullable Path config,
            @Nullable Path data,
            @Nullable Integer port,
            @Nullable Path fallbackVault) {}

    /** @throws ConfigException with all faults at once */
    public static AppConfig load(Flags flags, Map<String, String> environment) throws ConfigException {
        return new ConfigLoader(DataFolder.home(environment)).loadAll(flags, environment);
    }

    private AppConfig loadAll(Flags flags, Map<String, String> environment) throws ConfigException {
        Path data = DataFolder.locate(flags.data(), environment);
        SourceJars jars = SourceJars.in(data, tree.groups("sources"));
        jars.providers().keySet().forEach(name -> tree.open("sources." + name));
        Path named = flags.config() == null ? named(environment.get("VAULTKEEPER_CONFIG")) : flags.config();
        Path file = named == null ? data.resolve(FILE) : named;
        if (named != null || Files.exists(file)) {
            tree.addFile(file);
        }
        tree.addEnvironment(environment);
        if (flags.vault() != null) {
            tree.addFlag("vault", flags.vault().toString(), "--vault");
        }
        if (flags.port() != null) {
            tree.addFlag("port", flags.port().toString(), "--port");
        }
        return build(data, flags.fallbackVault(), jars);
    }

    /** Without the links on the way to it, as far as it is there. */
    private static Path real(Path path) {
        for (Path there = path; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(path));
            } catch (IOException e) {
                // not there yet
            }
        }
        return path;
    }

    private static @Nullable Path named(@Nullable String path) {
        return path == null || path.isBlank() ? null : Path.of(path);
    }

    private AppConfig build(Path data, @Nullable Path fallbackVault, SourceJars jars) throws ConfigException {
        Path vault = vault(fallbackVault);
        if (vault != null && real(data).startsWith(vault)) {
            faults.add("the data directory " + data
                    + " is inside the vault, where sync tools and other programs would meddle "
                    + "with it. Name another with --data or VAULTKEEPER_DATA");
        }
        int port = read.wholeNumber("port", 0, MAX_PORT);
        boolean allowRemote = read.yesOrNo("allow-remote");
        IndexSettings index = new IndexSettings(read.oneOf("index.store", List.of("lucene", "pgvector")));
        PgVectorSettings pgvector = read.build(this::pgvector);
        EmbeddingSettings embedding = read.build(this::embedding);
        LlmSettings llm = read.build(this::llm);
        Path reranker = reranker();
        ChatSettings chat = read.build(this::chat);
        SourcesConfig sources = new SourcesReader(read, jars).read();
        if (!allowRemote) {
            Loopback.check("llm.base-url", llm == null ? null : llm.baseUrl(), faults);
            Loopback.check("embedding.base-url", embedding == null ? null : embedding.baseUrl(), faults);
            Loopback.checkHosts("index.pgvector.url", pgvector == null ? List.of() : pgvector.hosts(), faults);
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(faults.stream().map(tree::located).toList());
        }
        return new AppConfig(
                Objects.requireNonNull(vault),
                data,
                port,
                allowRemote,
                index,
                Objects.requireNonNull(pgvector),
                Objects.requireNonNull(embedding).completedBy(Objects.requireNonNull(llm)),
                llm,
                reranker,
                Objects.requireNonNull(chat),
                Objects.requireNonNull(sources));
    }

    private @Nullable Path vault(@Nullable Path fallback) {
        String named = read.optionalText("vault");
        if (named != null && named.isBlank()) {
            faults.add("vault: is empty. Name the folder that holds your notes");
            return null;
        }
        if (named == null && fallback == null) {
            faults.add("vault: is not set. Write --vault FOLDER, or \"vault: FOLDER\" in " + FILE);
            return null;
        }
        Path folder = named == null ? fallback : read.path(named);
        try {
            Path real = Objects.requireNonNull(folder).toRealPath();
            if (Files.isDirectory(real)) {
                return real;
            }
            faults.add("vault: " + folder + " is not a folder. Name the folder that holds your notes");
        } catch (IOException e) {
            faults.add("vault: there is no folder " + folder + ". Name the folder that holds your notes");
        }
        return null;
    }

    private PgVectorSettings pgvector() {
        return new PgVectorSettings(
                read.text("index.pgvector.url"),
                read.text("index.pgvector.user"),
                read.secret("index.pgvector.password"),
                read.text("index.pgvector.schema"));
    }

    private EmbeddingSettings embedding() {
        EmbeddingSettings.Provider provider = EmbeddingSettings.Provider.valueOf(
                read.oneOf("embedding.provider", PROVIDERS).toUpperCase(Locale.ROOT));
        String model = read.text("embedding.model");
        return new EmbeddingSettings(
                provider,
                provider == EmbeddingSettings.Provider.ONNX ? modelFolder(model) : model,
                read.optionalText("embedding.base-url"),
                read.optionalSecret("embedding.api-key"),
                read.optionalText("embedding.query-prefix"),
                read.optionalText("embedding.passage-prefix"));
    }

    /** Absolute, so that it is the same wherever a daemon is started. */
    private String modelFolder(String named) {
        Path folder = read.path(named).toAbsolutePath().normalize();
        if (!named.isEmpty() && !Files.isDirectory(folder)) {
            faults.add("embedding.model: there is no folder " + folder
                    + ". Name a folder that holds model.onnx and tokenizer.json");
        }
        return folder.toString();
    }

    private @Nullable Path reranker() {
        Path folder = read.optionalPath("retrieval.reranker");
        if (folder != null && !Files.isDirectory(folder)) {
            faults.add("retrieval.reranker: there is no folder " + folder
                    + ". Name a folder that holds a cross-encoder's model.onnx and tokenizer.json, or null");
        }
        return folder;
    }

    private LlmSettings llm() {
        String provider = read.oneOf("llm.provider", List.of("ollama", "openai", "none"));
        return new LlmSettings(
                LlmSettings.Provider.valueOf(provider.toUpperCase(Locale.ROOT)),
                read.text("llm.base-url"),
                read.optionalSecret("llm.api-key"),
                read.text("llm.model"),
                read.optionalText("llm.keeper-model"),
                read.wholeNumber("llm.context-tokens", LlmSettings.LEAST_CONTEXT, LlmSettings.MOST_CONTEXT),
                read.number("llm.temperature"));
    }

    private ChatSettings chat() {
        return new ChatSettings(
                read.text("chat.persona"),
                read.text("chat.personas-folder"),
                read.wholeNumber("chat.top-k", 1, ChatSettings.MOST_PASSAGES),
                read.wholeNumber("chat.research-steps", 1, ChatSettings.MOST_STEPS));
    }
}
