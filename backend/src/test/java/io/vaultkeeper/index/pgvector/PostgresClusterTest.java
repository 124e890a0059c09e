package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vaultkeeper.SharedData;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The server that the other tests build on, and the one that users are offered. */
class PostgresClusterTest {
    @Test
    void aServerCanBeStoppedKilledAndStartedAgain() throws Exception {
        try (PostgresCluster cluster = PostgresCluster.own()) {
            String database = cluster.database().url().replaceAll(".*/", "");
            cluster.execute(database, "CREATE EXTENSION vector", "CREATE TABLE kept (v vector(3))");
            cluster.server().stop();
            assertThatThrownBy(() -> cluster.execute(database, "SELECT 1")).isInstanceOf(SQLException.class);
            cluster.server().start();
            cluster.execute(database, "INSERT INTO kept VALUES ('[1,2,3]')");
            cluster.server().kill();
            cluster.server().start();
            cluster.execute(database, "SELECT v FROM kept");
        }
    }

    @Test
    void containersArePinnedCheckedAndOpenToThisMachineOnly() throws Exception {
        JsonNode compose = new YAMLMapper()
                .readTree(Files.readAllBytes(SharedData.checkout().resolve("docker-compose.yml")));

        assertThat(compose.path("services").properties()).isNotEmpty().allSatisfy(service -> {
            JsonNode container = service.getValue();
            assertThat(container.path("image").asText()).matches("[\\w/]+:\\d+\\.\\d+\\.\\d+(-pg\\d+)?");
            assertThat(container.path("healthcheck").path("test")).isNotEmpty();
            assertThat(container.path("ports")).isNotEmpty();
            container.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
            container.path("volumes").forEach(volume -> assertThat(
                            compose.path("volumes").has(volume.asText().split(":")[0]))
                    .isTrue());
        });
        assertThat(compose.at("/services/ollama/profiles/0").asText()).isEqualTo("ollama");
        assertThat(compose.at("/services/postgres").has("profiles")).isFalse();
    }
}
