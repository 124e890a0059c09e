package io.vaultkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vaultkeeper.config.AppConfig;
import io.vaultkeeper.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker-compose.yml promises, as far as can be read from it. */
class ComposeFileTest {
    private final JsonNode compose;

    ComposeFileTest() throws IOException {
        compose = new YAMLMapper()
                .readTree(SharedData.checkout().resolve("docker-compose.yml").toFile());
    }

    @Test
    void everyServiceIsPinnedWatchedAndReachedFromThisMachineOnly() {
        assertThat(compose.path("services").properties())
                .extracting(Map.Entry::getKey)
                .containsOnly("postgres", "ollama");
        for (JsonNode service : compose.path("services")) {
            assertThat(service.path("image").asText()).matches("[a-z]+/[a-z]+:\\d+\\.\\d+\\.\\d+.*");
            assertThat(service.path("ports")).isNotEmpty().allSatisfy(port -> assertThat(port.asText())
                    .startsWith("127.0.0.1:"));
            assertThat(service.path("healthcheck").path("test")).isNotEmpty();
        }
    }

    @Test
    void everyServiceKeepsItsDataInAVolume() {
        compose.path("services").properties().forEach(service -> assertThat(
                        service.getValue().path("volumes").path(0).asText())
                .startsWith(service.getKey() + ":/"));
        assertThat(compose.path("volumes").has("postgres")).isTrue();
        assertThat(compose.path("volumes").has("ollama")).isTrue();
    }

    @Test
    void ollamaStartsOnlyWhereItsProfileIsAskedFor() {
        assertThat(compose.at("/services/postgres").has("profiles")).isFalse();
        assertThat(compose.at("/services/ollama/profiles/0").asText()).isEqualTo("ollama");
    }

    @Test
    void theDefaultSettingsFitTheDatabaseAndTheModelServer(@TempDir Path vault, @TempDir Path data) throws Exception {
        AppConfig defaults = ConfigLoader.load(new ConfigLoader.Flags(vault, null, data, null, null), Map.of());
        JsonNode environment = compose.at("/services/postgres/environment");
        assertThat(environment.path("POSTGRES_USER").asText())
                .isEqualTo(defaults.pgvector().user());
        assertThat(environment.path("POSTGRES_PASSWORD").asText())
                .isEqualTo("${VAULTKEEPER_INDEX_PGVECTOR_PASSWORD:-"
                        + defaults.pgvector().password() + "}");
        assertThat(List.of(defaults.pgvector().url(), defaults.llm().baseUrl()))
                .containsExactly(
                        "jdbc:postgresql://" + published("postgres") + "/"
                                + environment.path("POSTGRES_DB").asText(),
                        "http://" + published("ollama"));
    }

    private String published(String service) {
        String port = compose.at("/services/" + service + "/ports/0").asText();
        return port.substring(0, port.lastIndexOf(':'));
    }
}
