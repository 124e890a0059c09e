package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.index.IndexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings change, and the daemon goes on answering. */
class SecondIndexTest {
    @TempDir
    private Path folder;

    @Test
    void otherSettingsLeadToAnotherIndexAndTheOldOneCanBeRemoved() throws Exception {
        Path vault = Files.createDirectory(folder.resolve("vault"));
        Files.writeString(vault.resolve("Heron.md"), "The heron stands in the shallow water.");
        Path data = folder.resolve("data");
        try (RunningDaemon daemon = RunningDaemon.on(vault, data)) {
            daemon.awaitIdle();
            RunningDaemon.await(
                    "complete",
                    () -> roles(daemon, "role").size() == 1
                            && daemon.get("/indexes")
                                    .path("indexes")
                                    .get(0)
                                    .path("complete")
                                    .asBoolean());
        }

        Map<String, String> changed =
                Map.of("VAULTKEEPER_LLM_PROVIDER", "none", "VAULTKEEPER_EMBEDDING_PASSAGE_PREFIX", "text: ");
        try (RunningDaemon daemon = RunningDaemon.on(vault, data, changed)) {
            assertThat(daemon.search("heron", "keyword")).containsExactly("Heron.md");
            daemon.awaitIdle();
            assertThat(roles(daemon, "role")).containsExactly("serving", "kept");
            assertThat(daemon.search("heron", "semantic")).containsExactly("Heron.md");

            JsonNode left = daemon.post("/indexes/prune", "{}");

            assertThat(left.path("indexes")).hasSize(1);
            assertThat(daemon.search("heron", "hybrid")).containsExactly("Heron.md");
        }
    }

    @Test
    void aVaultHasOneDaemon() throws Exception {
        Path vault = Files.createDirectory(folder.resolve("vault"));
        Path data = folder.resolve("data");
        try (RunningDaemon daemon = RunningDaemon.on(vault, data)) {
            assertThatThrownBy(() -> RunningDaemon.on(vault, data))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("Another Vaultkeeper is running on this vault");
            daemon.awaitIdle();
        }
    }

    private static List<String> roles(RunningDaemon daemon, String field) throws IOException, InterruptedException {
        return daemon.get("/indexes").path("indexes").findValuesAsText(field);
    }
}
