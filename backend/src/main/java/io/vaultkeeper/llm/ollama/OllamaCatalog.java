package io.vaultkeeper.llm.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vaultkeeper.llm.Availability;
import io.vaultkeeper.llm.Availability.Unavailable;
import io.vaultkeeper.llm.CloudModel;
import io.vaultkeeper.llm.InstalledModel;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelFaults;
import io.vaultkeeper.llm.ModelServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Which models an Ollama has, where they run, and what they are like. */
final class OllamaCatalog {
    private final ModelServer server;
    private final ModelFaults faults;
    private final Duration timeout;
    private final boolean allowRemote;

    /** Was seen to run here; each look at the availability looks again. */
    private volatile boolean here;

    /**
     * @param timeout for a whole reply
     * @param allowRemote whether a model may run on another machine that Ollama passes all on to
     */
    OllamaCatalog(ModelServer server, ModelFaults faults, Duration timeout, boolean allowRemote) {
        this.server = server;
        this.faults = faults;
        this.timeout = timeout;
        this.allowRemote = allowRemote;
    }

    Availability availability(String model) {
        try {
            JsonNode entry = entry(model);
            checkPlace(model, entry);
            return entry.isMissingNode() ? Unavailable.because(faults.missing()) : new Availability.Ready();
        } catch (ModelException e) {
            return Unavailable.because(e);
        }
    }

    /** @throws ModelException where the model runs on another machine and must not */
    void checkPlace(String model) throws ModelException {
        if (!allowRemote && !here) {
            checkPlace(model, entryIfListed(model));
        }
    }

    private void checkPlace(String model, JsonNode entry) throws ModelException {
        boolean passedOn = !entry.path("remote_host").asText("").isEmpty()
                || !entry.path("remote_model").asText("").isEmpty();
        here = !passedOn && !CloudModel.isNamed(model);
        if (!allowRemote && !here) {
            throw faults.elsewhere();
        }
    }

    /** A server that only speaks as Ollama does may have no list, and then passes nothing on. */
    private JsonNode entryIfListed(String model) {
        try {
            return entry(model);
        } catch (ModelException e) {
            return MissingNode.getInstance();
        }
    }

    List<InstalledModel> installed() throws ModelException {
        List<InstalledModel> models = new ArrayList<>();
        for (JsonNode model : entries()) {
            models.add(new InstalledModel(
                    model.path("name").asText(), model.path("size").asLong()));
        }
        return models;
    }

    /** In the list; missing where the model is not there. */
    private JsonNode entry(String model) throws ModelException {
        for (JsonNode entry : entries()) {
            if (isNamed(entry.path("name").asText(), model)) {
                return entry;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode entries() throws ModelException {
        JsonNode reply = server.get("/api/tags", timeout);
        // Ollama writes null for an empty list.
        if (!reply.has("models")) {
            throw faults.unreadable();
        }
        return reply.path("models");
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
