package io.vaultkeeper.embedding.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.embedding.EmbeddingServer;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.RemoteEmbedderContractTest;
import io.vaultkeeper.llm.StandInVectors;
import io.vaultkeeper.llm.openai.OpenAiStandIn;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAiEmbeddingsTest extends RemoteEmbedderContractTest {
    private final OpenAiStandIn server = OpenAiStandIn.start().having(UNKNOWN).having(KNOWN);

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected StandInVectors vectors() {
        return server.vectors();
    }

    @Override
    protected EmbeddingServer server(String model) {
        return new OpenAiEmbeddings(server.url() + "/v1", "sesame", model, Duration.ofSeconds(5));
    }

    @Override
    protected EmbeddingSettings.Provider provider() {
        return EmbeddingSettings.Provider.OPENAI;
    }

    @Override
    protected void stopServer() {
        server.close();
    }

    @Test
    void theKeyIsSentAndFloatsAreAskedFor() {
        open(UNKNOWN, null).embedQuery("tea");
        assertThat(server.authorizations()).containsOnly("Bearer sesame");
        assertThat(vectors().requests().get(1).path("encoding_format").asText()).isEqualTo("float");
    }
}
