package io.vaultkeeper.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vaultkeeper.llm.LlmSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    @TempDir
    private Path folder;

    private Path vault = Path.of("");
    private Path data = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault")).toRealPath();
        data = Files.createDirectories(folder.resolve("data"));
    }

    @Test
    void withNothingButAVaultTheDefaultsHold() throws ConfigException {
        AppConfig config = ConfigLoader.load(flags(vault, null), Map.of());

        assertThat(config.vault()).isEqualTo(vault);
        assertThat(config.port()).isEqualTo(4816);
        assertThat(config.allowRemote()).isFalse();
        assertThat(config.index().store()).isEqualTo("lucene");
        assertThat(config.llm()).isEqualTo(LlmSettings.DEFAULT);
        assertThat(config.chat().topK()).isEqualTo(10);
        assertThat(config.sources().obsidian().exclude()).contains(".trash/**", "Vaultkeeper/Chats/**");
    }

    @Test
    void aRerankerIsAFolderThatIsThere() throws Exception {
        Path folderOfOne = Files.createDirectory(folder.resolve("reranker"));

        assertThat(ConfigLoader.load(flags(vault, null), Map.of("VAULTKEEPER_RETRIEVAL_RERANKER", "" + folderOfOne))
                        .reranker())
                .isEqualTo(folderOfOne);
        assertThat(faults("retrieval: {reranker: " + folder + "/none}"))
                .singleElement()
                .asString()
                .contains("retrieval.reranker", folder + "/none");
    }

    @Test
    void aGroupWhoseLinesAreAllCommentedOutIsAsByDefaultAndOneWithAValueIsNot() throws Exception {
        for (String group : List.of("llm:\n#  model: x\n", "llm:\n", "sources:\n  obsidian:\n", "llm: {}")) {
            Files.writeString(data.resolve("vaultkeeper.yml"), group);
            assertThat(ConfigLoader.load(flags(vault, null), Map.of()).llm()).isEqualTo(LlmSettings.DEFAULT);
        }
        assertThat(faults("llm: none"))
                .singleElement()
                .asString()
                .contains("llm (in ", "must hold settings of its own, such as llm.provider, not \"none\"");
    }

    @Test
    void flagsWinOverTheEnvironmentAndThatOverTheFile() throws Exception {
        Files.writeString(
                data.resolve("vaultkeeper.yml"), "port: 1001\nllm:\n  model: from-file\n  keeper-model: small\n");
        Map<String, String> environment =
                Map.of("VAULTKEEPER_PORT", "1002", "VAULTKEEPER_LLM_MODEL", "from-environment");

        AppConfig config = ConfigLoader.load(new ConfigLoader.Flags(vault, null, data, 1003, null), environment);

        assertThat(config.port()).isEqualTo(1003);
        assertThat(config.llm().model()).isEqualTo("from-environment");
        assertThat(config.llm().keeperModel()).isEqualTo("small");
    }

    @Test
    void anEmbeddingServerWithoutAnAddressIsTheLanguageModels() throws ConfigException {
        Map<String, String> environment = Map.of(
                "VAULTKEEPER_LLM_PROVIDER", "openai",
                "VAULTKEEPER_LLM_BASE_URL", "http://localhost:8080/v1",
                "VAULTKEEPER_LLM_API_KEY", "sesame",
                "VAULTKEEPER_EMBEDDING_PROVIDER", "openai",
                "VAULTKEEPER_EMBEDDING_MODEL", "bge-m3");
        AppConfig config = ConfigLoader.load(flags(vault, null), environment);
        assertThat(config.llm().provider()).isEqualTo(LlmSettings.Provider.OPENAI);
        assertThat(config.embedding().baseUrl()).isEqualTo("http://localhost:8080/v1");
        assertThat(config.embedding().apiKey()).isEqualTo("sesame");
        assertThat(config.toString()).doesNotContain("sesame");
    }

    @Test
    void anEmbeddingServerOfItsOwnHasItsOwnKeyOrNone() throws ConfigException {
        Map<String, String> environment = Map.of(
                "VAULTKEEPER_LLM_API_KEY", "sesame",
                "VAULTKEEPER_EMBEDDING_PROVIDER", "ollama",
                "VAULTKEEPER_EMBEDDING_BASE_URL", "http://127.0.0.1:1234",
                "VAULTKEEPER_EMBEDDING_MODEL", "bge-m3");
        AppConfig config = ConfigLoader.load(flags(vault, null), environment);
        assertThat(config.embedding().baseUrl()).isEqualTo("http://127.0.0.1:1234");
        assertThat(config.embedding().apiKey()).isNull();
    }

    @Test
    void anOnnxModelIsAFolder() throws Exception {
        Path model = Files.createDirectories(folder.resolve("home/models/e5"));
        Map<String, String> environment = Map.of(
                "HOME", folder.resolve("home").toString(),
                "VAULTKEEPER_EMBEDDING_PROVIDER", "onnx",
                "VAULTKEEPER_EMBEDDING_MODEL", "~/models/e5");
        assertThat(ConfigLoader.load(flags(vault, null), environment)
                        .embedding()
                        .model())
                .isEqualTo(model.toAbsolutePath().toString());
        assertThat(faults("embedding: {provider: onnx, model: /nowhere/at/all}"))
                .singleElement()
                .asString()
                .contains("embedding.model")
                .contains("tokenizer.json");
    }

    @Test
    void modelsThatTheProviderCannotHaveAreFaults() throws IOException {
        assertThat(faults("embedding: {model: bge-m3}"))
                .singleElement()
                .asString()
                .contains("ollama, openai or onnx");
        assertThat(faults("embedding: {provider: ollama}"))
                .singleElement()
                .asString()
                .contains("bge-m3");
        assertThat(faults("embedding: {provider: openai, model: m, base-url: here}"))
                .singleElement()
                .asString()
                .contains("embedding.base-url");
        assertThat(faults("llm: {base-url: 'http://me:secret@127.0.0.1:1'}"))
                .singleElement()
                .asString()
                .contains("llm.base-url", "without a name or a password")
                .doesNotContain("secret");
        assertThat(faults("llm: {api-key: 1234567890}"))
                .singleElement()
                .asString()
                .contains("llm.api-key")
                .doesNotContain("1234567890");
    }

    @Test
    void aLinkDoesNotHideThatTheDataDirectoryIsInTheVault() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), vault);
        assertThatThrownBy(() -> ConfigLoader.load(
                        new ConfigLoader.Flags(vault, null, link.resolve("deep/data"), null, null), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("inside the vault");
    }

    @Test
    void noAddressLeadsElsewhereUnlessItIsAllowed() throws Exception {
        String elsewhere = "embedding: {provider: openai, model: m, base-url: 'https://models.example.org/v1'}";
        assertThat(faults(elsewhere)).singleElement().asString().contains("allow-remote: true");
        assertThat(faults("llm: {provider: openai, base-url: 'https://models.example.org/v1'}"))
                .singleElement()
                .asString()
                .contains("allow-remote: true");
        Path file = Files.writeString(folder.resolve("own.yml"), "allow-remote: true\n" + elsewhere);
        assertThat(ConfigLoader.load(new ConfigLoader.Flags(vault, file, data, null, null), Map.of())
                        .embedding()
                        .baseUrl())
                .contains("example.org");
    }

    @Test
    void allFaultsAreToldAtOnceEachWithItsPath() throws IOException {
        List<String> faults = faults("""
                port: 99999
                allow-remote: maybe
                index: {store: mysql}
                embedding: {provider: builtin, model: gpt}
                llm: {provider: ollama, model: "", context-tokens: 12, temprature: 1}
                chat: {top-k: 0}
                sources: {obsidian: {exclude: "Archive/**"}}
                colour: red
                """);

        for (String path : List.of(
                "port",
                "allow-remote",
                "index.store",
                "embedding.model",
                "llm.model",
                "llm.context-tokens",
                "llm.temprature",
                "chat.top-k",
                "sources.obsidian.exclude",
                "colour")) {
            assertThat(faults).as("a fault for %s among %s", path, faults).anyMatch(fault -> fault.contains(path));
        }
    }

    @Test
    void anUnknownKeyIsToldWithItsFileAndItsNeighbours() throws IOException {
        assertThat(faults("llm: {temprature: 1}"))
                .singleElement()
                .asString()
                .contains("llm.temprature", "vaultkeeper.yml", "llm.temperature");
    }

    @Test
    void aFileThatIsNotYamlIsToldWithItsLine() throws IOException {
        assertThat(faults("port: 1\nllm: [\n"))
                .anyMatch(fault -> fault.contains("vaultkeeper.yml") && fault.contains("line"));
        assertThat(faults("just a text")).anyMatch(fault -> fault.contains("must hold settings"));
        assertThat(faults("port: 1\nport: 2\n")).anyMatch(fault -> fault.contains("vaultkeeper.yml"));
    }

    @Test
    void aFaultNamesTheFileTheVariableOrTheOptionThatItsValueCameFrom() throws IOException {
        Path file = data.resolve("vaultkeeper.yml");
        Files.writeString(file, """
                port: 7
                chat: {top-k: 0}
                llm: {model: from-file, temperature: warm}
                sources: {tables: [{file: 7}]}
                """);
        Map<String, String> environment = Map.of(
                "VAULTKEEPER_LLM_MODEL", " ",
                "VAULTKEEPER_LLM_CONTEXT_TOKENS", "12",
                "VAULTKEEPER_INDEX_PGVECTOR_URL", "jdbc:postgresql://db.example.com/v");

        List<String> faults =
                faultsOf(new ConfigLoader.Flags(folder.resolve("gone"), null, data, 99_999, null), environment);

        for (String beginning : List.of(
                "vault (--vault): there is no folder",
                "port (--port): must be a whole number",
                "chat.top-k (in " + file + "): ",
                "llm.model (VAULTKEEPER_LLM_MODEL): ",
                "llm.temperature (in " + file + "): ",
                "llm.context-tokens (VAULTKEEPER_LLM_CONTEXT_TOKENS): must be a whole number from 2048 to",
                "index.pgvector.url (VAULTKEEPER_INDEX_PGVECTOR_URL): ",
                "sources.tables[0].file (in " + file + "): ")) {
            assertThat(faults).anyMatch(fault -> fault.startsWith(beginning));
            String setting = beginning.substring(0, beginning.indexOf(' '));
            assertThat(faults).filteredOn(fault -> fault.startsWith(setting)).hasSize(1);
        }
    }

    @Test
    void anEmptyFileSetsNothing() throws Exception {
        Files.writeString(data.resolve("vaultkeeper.yml"), "# nothing yet\n");

        assertThat(ConfigLoader.load(flags(vault, null), Map.of()).port()).isEqualTo(4816);
    }

    @Test
    void anUnknownVariableIsAFault() {
        assertThat(faultsOf(flags(vault, null), Map.of("VAULTKEEPER_LLM_MODLE", "x")))
                .anyMatch(fault -> fault.contains("VAULTKEEPER_LLM_MODLE"));
    }

    @Test
    void aVaultMustBeNamedAndMustBeAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(faultsOf(flags(null, null), Map.of())).anyMatch(fault -> fault.startsWith("vault:"));
        assertThat(faultsOf(flags(folder.resolve("absent"), null), Map.of()))
                .anyMatch(fault -> fault.contains("absent"));
        assertThat(faultsOf(flags(file, null), Map.of())).anyMatch(fault -> fault.contains("not a folder"));
    }

    @Test
    void theVaultWhereTheUserStandsIsTheLastResort() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));

        assertThat(ConfigLoader.load(flags(null, vault), Map.of()).vault()).isEqualTo(vault);
        assertThat(ConfigLoader.load(flags(null, other), Map.of("VAULTKEEPER_VAULT", vault.toString()))
                        .vault())
                .isEqualTo(vault);
    }

    @Test
    void addressesElsewhereAreRefusedUnlessAllowed() throws Exception {
        for (String url : List.of(
                "http://192.168.1.5:11434",
                "https://api.example.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com")) {
            assertThat(faults("llm: {base-url: \"" + url + "\"}"))
                    .as(url)
                    .anyMatch(fault -> fault.contains("allow-remote"));
        }
        Files.writeString(
                data.resolve("vaultkeeper.yml"), "allow-remote: true\nllm: {base-url: \"http://192.168.1.5:11434\"}");
        assertThat(ConfigLoader.load(flags(vault, null), Map.of()).llm().baseUrl())
                .contains("192.168.1.5");
    }

    @Test
    void everyAddressOfThisMachineIsAllowed() {
        for (String url : List.of(
                "http://127.0.0.1:1",
                "http://127.1.2.3",
                "http://localhost:11434",
                "http://[::1]:8080",
                "http://LOCALHOST")) {
            assertThat(Loopback.isLoopback(url)).as(url).isTrue();
        }
    }

    @Test
    void aDatabaseElsewhereIsRefusedHoweverItsAddressIsWritten() throws Exception {
        for (String url : List.of(
                "jdbc:postgresql://db.example.com/vaultkeeper",
                "jdbc:postgresql://127.0.0.1:5432,192.168.1.5:5432/vaultkeeper",
                "jdbc:postgresql://[2001:db8::1]:5432/vaultkeeper",
                "jdbc:postgresql://localhost.example.com/vaultkeeper",
                "jdbc:postgresql:///vaultkeeper?PGHOST=db.example.com")) {
            assertThat(faults("index: {pgvector: {url: \"" + url + "\"}}"))
                    .as(url)
                    .anyMatch(fault -> fault.contains("index.pgvector.url") && fault.contains("allow-remote"));
        }
        Files.writeString(
                data.resolve("vaultkeeper.yml"),
                "allow-remote: true\nindex: {pgvector: {url: \"jdbc:postgresql://db.example.com/v\"}}");
        assertThat(ConfigLoader.load(flags(vault, null), Map.of()).pgvector().url())
                .contains("db.example.com");
    }

    @Test
    void aDatabaseOnThisMachineIsAllowedHoweverItsAddressIsWritten() throws Exception {
        for (String url : List.of(
                "jdbc:postgresql://127.0.0.1:5432/vaultkeeper",
                "jdbc:postgresql://localhost/vaultkeeper?ssl=false",
                "jdbc:postgresql://[::1]:5432/vaultkeeper",
                "jdbc:postgresql://localhost:5432,127.0.0.1:5433/vaultkeeper",
                "jdbc:postgresql:///vaultkeeper",
                "jdbc:postgresql:vaultkeeper")) {
            Files.writeString(data.resolve("vaultkeeper.yml"), "index: {pgvector: {url: \"" + url + "\"}}");
            assertThat(ConfigLoader.load(flags(vault, null), Map.of())
                            .pgvector()
                            .url())
                    .isEqualTo(url);
        }
    }

    @Test
    void faultsOfTheDatabasesSettingsAreToldWithoutThePassword() throws Exception {
        List<String> faults = faults(
                "index: {store: mysql, pgvector: {url: \"127.0.0.1:5432\", user: \"\", password: 12345, schema: \"\"}}");
        assertThat(faults)
                .anyMatch(fault ->
                        fault.matches("index\\.store \\(in .*vaultkeeper\\.yml\\): must be one of lucene, pgvector.*"));
        assertThat(faults)
                .anyMatch(fault -> fault.startsWith("index.pgvector.url (in ") && fault.contains("jdbc:postgresql:"));
        assertThat(faults).anyMatch(fault -> fault.startsWith("index.pgvector.user (in "));
        assertThat(faults).anyMatch(fault -> fault.startsWith("index.pgvector.password (in "));
        assertThat(faults).anyMatch(fault -> fault.startsWith("index.pgvector.schema (in "));
        assertThat(faults).noneMatch(fault -> fault.contains("12345"));
    }

    @Test
    void thePasswordOfTheDatabaseMayComeFromTheEnvironmentAndIsNotShown() throws Exception {
        AppConfig config =
                ConfigLoader.load(flags(vault, null), Map.of("VAULTKEEPER_INDEX_PGVECTOR_PASSWORD", "0815 x"));
        assertThat(config.pgvector().password()).isEqualTo("0815 x");
        assertThat(config.toString()).doesNotContain("0815");
    }

    @Test
    void theDataFolderIsTheFlagsThenTheVariablesThenThePlatforms() {
        assertThat(DataFolder.locate(Path.of("/a"), Map.of("VAULTKEEPER_DATA", "/b")))
                .isEqualTo(Path.of("/a"));
        assertThat(DataFolder.locate(null, Map.of("VAULTKEEPER_DATA", "/b", "XDG_DATA_HOME", "/c")))
                .isEqualTo(Path.of("/b"));
        if (System.getProperty("os.name").startsWith("Linux")) {
            assertThat(DataFolder.locate(null, Map.of("XDG_DATA_HOME", "/c"))).isEqualTo(Path.of("/c/vaultkeeper"));
            assertThat(DataFolder.locate(null, Map.of("HOME", "/home/me")))
                    .isEqualTo(Path.of("/home/me/.local/share/vaultkeeper"));
            assertThat(DataFolder.locate(null, Map.of("XDG_DATA_HOME", "relative")))
                    .endsWithRaw(Path.of(".local/share/vaultkeeper"));
        }
    }

    private List<String> faults(String yaml) throws IOException {
        Files.writeString(data.resolve("vaultkeeper.yml"), yaml);
        return faultsOf(flags(vault, null), Map.of());
    }

    private static List<String> faultsOf(ConfigLoader.Flags flags, Map<String, String> environment) {
        return catchThrowableOfType(ConfigException.class, () -> ConfigLoader.load(flags, environment))
                .faults();
    }

    private ConfigLoader.Flags flags(@Nullable Path named, @Nullable Path fallback) {
        return new ConfigLoader.Flags(named, null, data, null, fallback);
    }
}
