package io.vaultkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The containers that users are offered. */
class ContainersTest {
    @Test
    void theyArePinnedCheckedAndOpenToThisMachineOnly() throws Exception {
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
