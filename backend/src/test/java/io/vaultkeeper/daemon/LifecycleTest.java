package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.index.IndexException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTest {
    @TempDir
    private Path folder;

    private Path vault;
    private Path data;

    @BeforeEach
    void fill() throws IOException {
        vault = Files.createDirectories(folder.resolve("My vault")).toRealPath();
        data = folder.resolve("data");
        write("Tides.md", "# Tides\n\nThe sea rises twice a day.\n");
        write("Archive/Winds.md", "# Winds\n\nThe mistral blows from the north.\n");
    }

    @Test
    void aRunningDaemonIsToldOfInAFileForItsOwnerOnly() throws Exception {
        Path file;
        try (RunningDaemon daemon = RunningDaemon.on(vault, data)) {
            file = DaemonFile.path(data, vault);
            JsonNode json = new JsonMapper().readTree(file.toFile());
            assertThat(json.properties().stream().map(Map.Entry::getKey))
                    .containsExactlyInAnyOrder("vault", "url", "token", "pid", "version");
            assertThat(json.path("vault").asText()).isEqualTo(vault.toString());
            assertThat(json.path("url").asText()).isEqualTo(daemon.self().url()).startsWith("http://127.0.0.1:");
            assertThat(json.path("pid").asLong())
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(json.path("token").asText()).hasSizeGreaterThan(30);
            assertThat(file.getFileName().toString()).matches("[0-9a-f]{16}\\.json");
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(permissions(file.getParent())).isEqualTo("rwx------");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aDataFolderThatOthersMayReadIsClosedToThem() throws Exception {
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        RunningDaemon.on(vault, data).close();
        assertThat(permissions(data)).isEqualTo("rwx------");
    }

    @Test
    void aSecondDaemonIsRefusedAndTheFirstGoesOn() throws Exception {
        try (RunningDaemon first = RunningDaemon.on(vault, data)) {
            assertThatThrownBy(() -> RunningDaemon.on(vault, data))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("Another Vaultkeeper is running")
                    .hasMessageContaining("Stop it first");

            assertThat(DaemonFile.find(data, vault)).contains(first.self());
            RunningDaemon.await("words", () -> first.index().path("documents").asInt() == 2);
            assertThat(first.search("mistral", "keyword")).containsExactly("Archive/Winds.md");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedAgainAndAgainAndHoldsNothing() throws Exception {
        RunningDaemon.on(vault, data).close();
        Path register = only(data.resolve("vaults")).resolve("indexes.json");
        Path inTheWay = Files.createDirectory(register.resolveSibling("indexes.json.new"));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> RunningDaemon.on(vault, data))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining(register + " could not be written")
                    .hasMessageContaining("the folder is yours");
        }
        Files.delete(inTheWay);
        RunningDaemon.on(vault, data).close();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findFirst().orElseThrow();
        }
    }

    @Test
    void aTakenPortIsNamedAndNothingIsLeftRunning() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = Map.of("VAULTKEEPER_LLM_PROVIDER", "none");
            var config = RunningDaemon.config(vault, data, environment, taken.getLocalPort());
            assertThatThrownBy(() -> Daemon.start(config))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining("--port");
        }
        assertThat(DaemonFile.find(data, vault)).isEmpty();
        RunningDaemon.on(vault, data).close(); // the index was let go
    }

    @Test
    void aStartThatFailsLateLetsGoOfThePort() throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("daemons"), "a file where a folder should be");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var config = RunningDaemon.config(vault, data, Map.of("VAULTKEEPER_LLM_PROVIDER", "none"), port);
        assertThatThrownBy(() -> Daemon.start(config)).isInstanceOf(IOException.class);

        Files.delete(data.resolve("daemons"));
        try (Daemon daemon = Daemon.start(config)) {
            assertThat(daemon.self().url()).endsWith(":" + port);
        }
    }

    @Test
    void aTokenOutlivesARestart() throws Exception {
        String before;
        try (RunningDaemon daemon = RunningDaemon.on(vault, data)) {
            before = daemon.self().token();
        }
        try (RunningDaemon daemon = RunningDaemon.on(vault, data)) {
            assertThat(daemon.self().token()).isEqualTo(before);
            assertThat(daemon.get("/status").path("vault").path("name").asText())
                    .isEqualTo("My vault");
        }
    }

    @Test
    void aDamagedIndexIsRebuiltAtTheStart() throws Exception {
        buildIndex();
        overwrite(indexFile("segments_"));
        assertThatTheIndexIsRight();

        try (FileChannel file = FileChannel.open(indexFile("_"), StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }
        assertThatTheIndexIsRight();

        Files.delete(indexFile("_"));
        assertThatTheIndexIsRight();
    }

    @Test
    void whatIsExcludedChangesWithTheSettingsAtARestart() throws Exception {
        buildIndex();
        Map<String, String> without =
                Map.of("VAULTKEEPER_LLM_PROVIDER", "none", "VAULTKEEPER_SOURCES_OBSIDIAN_EXCLUDE", "[\"Archive/**\"]");
        try (RunningDaemon daemon = RunningDaemon.on(vault, data, without)) {
            daemon.awaitIdle();
            assertThat(daemon.search("mistral", "keyword")).isEmpty();
            assertThat(differences(daemon)).isEmpty();
        }
        assertThatTheIndexIsRight();
    }

    @Test
    void whatTagsExcludeChangesWithTheSettingsAtARestart() throws Exception {
        write("Diary.md", "# Diary\n\nA zeppelin passed. #private\n");
        age("Diary.md");
        buildIndex();
        Map<String, String> without =
                Map.of("VAULTKEEPER_LLM_PROVIDER", "none", "VAULTKEEPER_SOURCES_OBSIDIAN_EXCLUDE_TAGS", "[private]");
        try (RunningDaemon daemon = RunningDaemon.on(vault, data, without)) {
            daemon.awaitIdle();
            assertThat(daemon.search("zeppelin", "keyword")).isEmpty();
            assertThat(differences(daemon)).isEmpty();
        }
        try (RunningDaemon daemon = RunningDaemon.on(vault, data)) {
            daemon.awaitIdle();
            assertThat(daemon.search("zeppelin", "keyword")).containsExactly("Diary.md");
            assertThat(differences(daemon)).isEmpty();
        }
    }

    private void buildIndex() throws Exception {
        age("Tides.md");
        age("Archive/Winds.md");
        try (RunningDaemon daemon = RunningDaemon.on(vault, data)) {
            daemon.awaitIdle();
        }
    }

    private void assertThatTheIndexIsRight() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.on(vault, data)) {
            daemon.awaitIdle();
            assertThat(daemon.search("mistral", "keyword")).containsExactly("Archive/Winds.md");
            assertThat(differences(daemon)).isEmpty();
        }
    }

    private static JsonNode differences(RunningDaemon daemon) throws Exception {
        return daemon.post("/index/verify", "{}").path("differences");
    }

    /** The largest of the index's files whose names begin so. */
    private Path indexFile(String beginning) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("vaults"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void overwrite(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 3; i < bytes.length; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
    }

    private void write(String path, String text) throws IOException {
        Path file = vault.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** As if written long ago, so that its times are trusted. */
    private void age(String path) throws IOException {
        Files.setLastModifiedTime(vault.resolve(path), FileTime.from(Instant.parse("2024-03-01T12:00:00Z")));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
