package io.vaultkeeper.embedding.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.embedding.EmbeddingServer;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.RemoteEmbedderContractTest;
import io.vaultkeeper.llm.StandInVectors;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OllamaEmbeddingsTest extends RemoteEmbedderContractTest {
    private final OllamaStandIn ollama =
            OllamaStandIn.start().having(UNKNOWN, 1).having(KNOWN + ":latest", 1);

    @AfterEach
    void stop() {
        ollama.close();
    }

    @Override
    protected StandInVectors vectors() {
        return ollama.vectors();
    }

    @Override
    protected EmbeddingServer server(String model) {
        return new OllamaEmbeddings(ollama.url() + "/", "sesame", model, Duration.ofSeconds(5));
    }

    @Override
    protected EmbeddingSettings.Provider provider() {
        return EmbeddingSettings.Provider.OLLAMA;
    }

    @Override
    protected void stopServer() {
        ollama.close();
    }

    @Test
    void ollamaIsToldToCutNothingAndToKeepTheModel() {
        open(UNKNOWN, null).embedQuery("tea");
        JsonNode sent = vectors().requests().get(1);
        assertThat(sent.path("truncate").asBoolean(true)).isFalse();
        assertThat(sent.path("keep_alive").asText()).isEqualTo("15m");
        assertThat(ollama.authorizations()).containsOnly("Bearer sesame");
    }

    @Test
    void aMissingModelIsToldWithTheCommandThatFetchesIt() {
        assertThatThrownBy(() -> open("absent", null)).hasMessageContaining("ollama pull absent");
    }
}
