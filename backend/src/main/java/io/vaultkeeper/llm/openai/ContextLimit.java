package io.vaultkeeper.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelException.Kind;
import io.vaultkeeper.llm.ModelServer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How much a model reads at once, which the OpenAI API does not tell and each kind of server tells in a place of its own. */
final class ContextLimit {
    private static final JsonNode NOTHING = MissingNode.getInstance();

    /** In the list of models: vLLM, and some services. */
    private static final List<String> OF_AN_ENTRY = List.of("/max_model_len", "/context_length", "/context_window");

    private final OpenAiCatalog catalog;
    private final ModelServer server;
    private final Duration timeout;

    ContextLimit(OpenAiCatalog catalog, ModelServer server, Duration timeout) {
        this.catalog = catalog;
        this.server = server;
        this.timeout = timeout;
    }

    /** Empty where no place tells. */
    OptionalInt of(String model) throws ModelException {
        JsonNode entry = catalog.entries().stream()
                .filter(each -> OpenAiCatalog.serves(each, model))
                .findFirst()
                .orElse(NOTHING);
        IntStream told = OF_AN_ENTRY.stream().mapToInt(place -> entry.at(place).asInt());
        OptionalInt limit = least(told);
        return limit.isPresent() ? limit : ofTheServer(model, entry);
    }

    /** What llama.cpp was started with and LM Studio has loaded; what the model was trained for is the most it can be. */
    private OptionalInt ofTheServer(String model, JsonNode entry) throws ModelException {
        int perSlot =
                optional("/props").at("/default_generation_settings/n_ctx").asInt();
        int trained = entry.at("/meta/n_ctx_train").asInt();
        OptionalInt limit = least(IntStream.of(perSlot, trained));
        return limit.isPresent() ? limit : ofLmStudio(model);
    }

    private OptionalInt ofLmStudio(String model) throws ModelException {
        for (JsonNode entry : optional("/api/v0/models").path("data")) {
            if (OpenAiCatalog.serves(entry, model)) {
                int loaded = entry.path("loaded_context_length").asInt();
                return least(
                        IntStream.of(loaded, entry.path("max_context_length").asInt()));
            }
        }
        return OptionalInt.empty();
    }

    /** Nothing where the server does not know the path; one that does not answer is not asked for the next. */
    private JsonNode optional(String path) throws ModelException {
        try {
            return server.get(path, timeout);
        } catch (ModelException e) {
            if (e.kind() == Kind.NOT_RUNNING || e.kind() == Kind.TIMEOUT) {
                throw e;
            }
            return NOTHING;
        }
    }

    private static OptionalInt least(IntStream told) {
        return told.filter(tokens -> tokens > 0).min();
    }
}
