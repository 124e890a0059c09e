package io.vaultkeeper.llm.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vaultkeeper.llm.Availability;
import io.vaultkeeper.llm.Availability.Unavailable;
import io.vaultkeeper.llm.InstalledModel;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelFaults;
import io.vaultkeeper.llm.ModelServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Which models an Ollama has, and what they are like. */
final class OllamaCatalog {
    private final ModelServer server;
    private final ModelFaults faults;
    private final Duration timeout;

    /** @param timeout for a whole reply */
    OllamaCatalog(ModelServer server, ModelFaults faults, Duration timeout) {
        this.server = server;
        this.faults = faults;
        this.timeout = timeout;
    }

    Availability availability(String model) {
        try {
            boolean there = installed().stream().anyMatch(each -> isNamed(each.name(), model));
            return there ? new Availability.Ready() : Unavailable.because(faults.missing());
        } catch (ModelException e) {
            return Unavailable.because(e);
        }
    }

    List<InstalledModel> installed() throws ModelException {
        JsonNode reply = server.get("/api/tags", timeout);
        // Ollama writes null for an empty list.
        if (!reply.has("models")) {
            throw faults.unreadable();
        }
        List<InstalledModel> models = new ArrayList<>();
        for (JsonNode model : reply.path("models")) {
            models.add(new InstalledModel(
                    model.path("name").asText(), model.path("size").asLong()));
        }
        return models;
    }

    /** The longest context that the model was trained for; its key begins with the architecture, as in {@code llama.}. */
    OptionalInt contextLimit(String model) throws ModelException {
        JsonNode shown =
                server.post("/api/show", JsonNodeFactory.instance.objectNode().put("model", model), timeout);
        return shown.path("model_info").properties().stream()
                .filter(each -> each.getKey().endsWith(".context_length"))
                .map(Map.Entry::getValue)
                .filter(length -> length.canConvertToInt() && length.intValue() > 0)
                .mapToInt(JsonNode::intValue)
                .min();
    }

    /** Ollama takes a name without a tag for the tag {@code latest}. */
    private static boolean isNamed(String installed, String wanted) {
        return installed.equalsIgnoreCase(wanted) || installed.equalsIgnoreCase(wanted + ":latest");
    }
}
