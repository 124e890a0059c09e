package io.vaultkeeper.embedding.ollama;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ollama's {@code /api/embed}. Not by langchain4j, whose request cannot say that a text must not be cut: Ollama then drops what is
 * too long without a word.
 */
public final class OllamaEmbeddings implements EmbeddingServer {
    /** How long Ollama keeps the model in memory: notes come in bursts, and a question must not wait for the disk. */
    private static final String KEEP_ALIVE = "15m";

    private final String model;
    private final ModelFaults faults;
    private final ModelServer server;

    public OllamaEmbeddings(String baseUrl, @Nullable String apiKey, String model, Duration connect) {
        this.model = model;
        this.faults = new ModelFaults(ServerWords.ollama().forEmbedding(), baseUrl, model);
        this.server = new ModelServer(new ModelAddress(baseUrl).root(), apiKey, connect, faults);
    }

    @Override
    public List<float[]> vectors(List<String> texts, Duration patience) throws ModelException {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("model", model)
                .put("truncate", false)
                .put("keep_alive", KEEP_ALIVE);
        texts.forEach(request.putArray("input")::add);
        JsonNode embeddings = server.post("/api/embed", request, patience).path("embeddings");
        if (embeddings.size() != texts.size()) {
            throw faults.unreadable();
        }
        List<float[]> vectors = new ArrayList<>();
        for (JsonNode embedding : embeddings) {
            vectors.add(VectorJson.read(embedding, faults));
        }
        return vectors;
    }

    @Override
    public void close() {
        server.close();
    }
}
