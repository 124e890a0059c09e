package io.vaultkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.daemon.RunningDaemon;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiModelsTest {
    @TempDir
    private static Path folder;

    private static RunningDaemon daemon;

    @BeforeAll
    static void start() throws IOException {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        daemon = RunningDaemon.on(vault, folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    @Test
    void eachPersonaAndTheEmbeddingModelIsAModel() throws Exception {
        JsonNode models = get("/v1/models");

        assertThat(models.path("object").asText()).isEqualTo("list");
        assertThat(models.path("data").findValuesAsText("id"))
                .startsWith("vaultkeeper", "vaultkeeper:assistant")
                .contains("vaultkeeper:philosopher", "vaultkeeper:psychotherapist", "e5-small-v2");
    }

    @Test
    void aModelCanBeLookedUp() throws Exception {
        JsonNode model = get("/v1/models/vaultkeeper:philosopher");

        assertThat(model.path("id").asText()).isEqualTo("vaultkeeper:philosopher");
        assertThat(model.path("object").asText()).isEqualTo("model");
        assertThat(model.path("created").asLong()).isPositive();
        assertThat(model.path("owned_by").asText()).isEqualTo("vaultkeeper");
        assertThat(get("/v1/models/vaultkeeper%3Aphilosopher")).isEqualTo(model);
    }

    @Test
    void oneTextHasOneVectorOfLengthOne() throws Exception {
        JsonNode answer = embed("\"input\": \"tea\"");

        assertThat(answer.path("object").asText()).isEqualTo("list");
        assertThat(answer.path("model").asText()).isEqualTo("e5-small-v2");
        assertThat(answer.path("usage").path("prompt_tokens").asInt()).isEqualTo(1);
        assertThat(answer.path("usage").path("total_tokens").asInt()).isEqualTo(1);
        assertThat(answer.path("data")).hasSize(1);
        assertThat(answer.path("data").path(0).path("embedding")).hasSize(384);
        assertThat(product(vector(answer, 0), vector(answer, 0))).isEqualTo(1, offset(1e-3));
    }

    @Test
    void manyTextsKeepTheirOrder() throws Exception {
        JsonNode both = embed("\"input\": [\"green tea\", \"tax forms\"], \"dimensions\": 384, \"user\": \"me\"");
        JsonNode second = embed("\"input\": [\"tax forms\"]");

        assertThat(both.path("data").findValuesAsText("index")).containsExactly("0", "1");
        assertThat(product(vector(both, 1), vector(second, 0))).isEqualTo(1, offset(1e-3));
    }

    @Test
    void base64HoldsTheSameNumbers() throws Exception {
        JsonNode numbers = embed("\"input\": \"tea\", \"encoding_format\": \"float\"");
        JsonNode coded = embed("\"input\": \"tea\", \"encoding_format\": \"base64\"");

        byte[] bytes = Base64.getDecoder()
                .decode(coded.path("data").path(0).path("embedding").asText());
        float[] decoded = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(decoded);
        assertThat(product(vector(numbers, 0), decoded)).isEqualTo(1, offset(1e-3));
    }

    @Test
    void aQueryHasAVectorOfItsOwn() throws Exception {
        JsonNode query = embed("\"input\": \"How hot is the water for tea?\", \"input_type\": \"query\"");
        JsonNode passage = embed("\"input\": \"How hot is the water for tea?\"");

        assertThat(vector(query, 0)).isNotEqualTo(vector(passage, 0));
    }

    private static JsonNode embed(String fields) throws Exception {
        String body = "{\"model\": \"e5-small-v2\", " + fields + "}";
        return sent(daemon.request("/v1/embeddings")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static JsonNode get(String path) throws Exception {
        return sent(daemon.request(path).build());
    }

    private static JsonNode sent(HttpRequest request) throws Exception {
        HttpResponse<String> response = daemon.send(request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonMapper().readTree(response.body());
    }

    private static float[] vector(JsonNode answer, int index) {
        JsonNode numbers = answer.path("data").path(index).path("embedding");
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = numbers.path(i).floatValue();
        }
        return vector;
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
