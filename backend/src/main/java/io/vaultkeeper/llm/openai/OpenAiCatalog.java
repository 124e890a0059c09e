package io.vaultkeeper.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.llm.Availability;
import io.vaultkeeper.llm.Availability.Unavailable;
import io.vaultkeeper.llm.InstalledModel;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelFaults;
import io.vaultkeeper.llm.ModelServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which models a server has loaded or can load. */
final class OpenAiCatalog {
    /** How llama.cpp signs its models; it has one, and answers with it whatever name is asked for. */
    private static final String SIGNATURE_OF_LLAMA_CPP = "llamacpp";

    private final ModelServer server;
    private final ModelFaults faults;
    private final Duration timeout;

    /** @param timeout for a whole reply */
    OpenAiCatalog(ModelServer server, ModelFaults faults, Duration timeout) {
        this.server = server;
        this.faults = faults;
        this.timeout = timeout;
    }

    Availability availability(String model) {
        try {
            boolean there = entries().stream().anyMatch(entry -> serves(entry, model));
            return there ? new Availability.Ready() : Unavailable.because(faults.missing());
        } catch (ModelException e) {
            return Unavailable.because(e);
        }
    }

    /** Their sizes are seldom told, and 0 then. */
    List<InstalledModel> installed() throws ModelException {
        return entries().stream()
                .map(entry -> new InstalledModel(
                        entry.path("id").asText(),
                        entry.path("meta").path("size").asLong()))
                .toList();
    }

    List<JsonNode> entries() throws ModelException {
        JsonNode reply = server.get("/v1/models", timeout);
        if (!reply.path("data").isArray()) {
            throw faults.unreadable();
        }
        List<JsonNode> entries = new ArrayList<>();
        reply.path("data").forEach(entries::add);
        return entries;
    }

    static boolean serves(JsonNode entry, String model) {
        return entry.path("id").asText().equalsIgnoreCase(model)
                || entry.path("owned_by").asText().equals(SIGNATURE_OF_LLAMA_CPP);
    }
}
