package io.vaultkeeper.embedding.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vaultkeeper.embedding.EmbeddingServer;
import io.vaultkeeper.embedding.VectorJson;
import io.vaultkeeper.llm.ModelAddress;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelFaults;
import io.vaultkeeper.llm.ModelServer;
import io.vaultkeeper.llm.ServerWords;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The OpenAI API's {@code /v1/embeddings}. */
public final class OpenAiEmbeddings implements EmbeddingServer {
    private final String model;
    private final ModelFaults faults;
    private final ModelServer server;

    /** @param baseUrl with the {@code /v1} of its paths or without */
    public OpenAiEmbeddings(String baseUrl, @Nullable String apiKey, String model, Duration connect) {
        this.model = model;
        this.faults = new ModelFaults(ServerWords.openAi().forEmbedding(), baseUrl, model);
        this.server = new ModelServer(new ModelAddress(baseUrl).rootOfOpenAi(), apiKey, connect, faults);
    }

    @Override
    public List<float[]> vectors(List<String> texts, Duration patience) throws ModelException {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("model", model);
        request.put("encoding_format", "float"); // some servers' own choice is base64
        texts.forEach(request.putArray("input")::add);
        JsonNode data = server.post("/v1/embeddings", request, patience).path("data");
        return inOrder(data, texts.size());
    }

    /** By the entries' own indexes, which need not be in order; one that is missing or there twice is rubbish. */
    private List<float[]> inOrder(JsonNode data, int count) throws ModelException {
        float[][] vectors = new float[count][];
        for (int i = 0; i < data.size(); i++) {
            JsonNode entry = data.path(i);
            int index = entry.path("index").asInt(i);
            if (index < 0 || index >= count || vectors[index] != null) {
                throw faults.unreadable();
            }
            vectors[index] = VectorJson.read(entry.path("embedding"), faults);
        }
        if (Arrays.stream(vectors).anyMatch(Objects::isNull)) {
            throw faults.unreadable();
        }
        return List.of(vectors);
    }

    @Override
    public void close() {
        server.close();
    }
}
