package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.pgvector.PgVectorSettings;
import io.vaultkeeper.index.pgvector.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgVectorDaemonTest {
    private final PgVectorSettings settings = TestPostgres.settings();

    @TempDir
    private Path folder;

    private Path vault;

    @BeforeEach
    void writeNotes() throws IOException {
        vault = Files.createDirectory(folder.resolve("vault"));
        Files.writeString(vault.resolve("Heron.md"), "The heron stands in the shallow water and waits for a frog.");
        Files.writeString(vault.resolve("Bread.md"), "Rye bread wants a sour dough and a hot oven.");
    }

    @Test
    void aDaemonOverPostgresAnswersAndSaysWhereItsIndexIs() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.on(vault, folder.resolve("data"), environment("pgvector"))) {
            JsonNode index = daemon.awaitIdle();
            assertThat(index.path("store").asText()).isEqualTo("pgvector");
            assertThat(index.path("embedded").asInt()).isEqualTo(2);
            for (String mode : new String[] {"hybrid", "semantic", "keyword"}) {
                assertThat(daemon.search("heron water", mode)).startsWith("Heron.md");
            }
        }
    }

    @Test
    void oneSettingMovesTheIndexToPostgresAndBack() throws Exception {
        for (String store : new String[] {"lucene", "pgvector", "lucene"}) {
            try (RunningDaemon daemon = RunningDaemon.on(vault, folder.resolve("data"), environment(store))) {
                RunningDaemon.await(
                        store, () -> daemon.awaitIdle().path("store").asText().equals(store));
                assertThat(daemon.search("heron", "keyword")).containsExactly("Heron.md");
            }
        }
    }

    @Test
    void aSecondDaemonOnTheSameVaultAndSchemaIsRefused() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.on(vault, folder.resolve("data"), environment("pgvector"))) {
            daemon.awaitIdle();
            assertThatThrownBy(() -> RunningDaemon.on(vault, folder.resolve("other"), environment("pgvector")))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("Another Vaultkeeper is running on this vault's index");
        }
    }

    private Map<String, String> environment(String store) {
        Map<String, String> environment = new HashMap<>();
        environment.put("VAULTKEEPER_LLM_PROVIDER", "none");
        environment.put("VAULTKEEPER_INDEX_STORE", store);
        environment.put("VAULTKEEPER_INDEX_PGVECTOR_URL", settings.url());
        environment.put("VAULTKEEPER_INDEX_PGVECTOR_USER", settings.user());
        environment.put("VAULTKEEPER_INDEX_PGVECTOR_PASSWORD", settings.password());
        environment.put("VAULTKEEPER_INDEX_PGVECTOR_SCHEMA", settings.schema());
        return environment;
    }
}
