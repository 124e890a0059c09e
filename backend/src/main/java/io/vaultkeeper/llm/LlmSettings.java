package io.vaultkeeper.llm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code llm} part of the configuration.
 *
 * @param baseUrl where the provider listens, without a path of its API
 * @param apiKey where the provider, or a proxy before it, wants one
 * @param keeperModel which model plans the search; null: the same
 * @param contextTokens what a prompt and its reply take together
 * @param temperature 0 for always the likeliest word, up to 2
 */
public record LlmSettings(
        Provider provider,
        String baseUrl,
        @Nullable String apiKey,
        String model,
        @Nullable String keeperModel,
        int contextTokens,
        double temperature) {
    public static final LlmSettings DEFAULT =
            new LlmSettings(Provider.OLLAMA, "http://127.0.0.1:11434", null, "llama3.1:8b", null, 8192, 0.2);

    /** Below this the rules and a question leave no room for a passage. */
    public static final int LEAST_CONTEXT = 2048;

    /** No model takes more; more is a slip of the finger. */
    public static final int MOST_CONTEXT = 10_000_000;

    public enum Provider {
        OLLAMA,
        /** Any server that speaks the OpenAI API. */
        OPENAI,
        NONE
    }

    /** @throws IllegalArgumentException with one line for each fault */
    public LlmSettings {
        apiKey = ApiKey.of(apiKey);
        List<String> faults = new ArrayList<>();
        if (!ApiKey.isUsable(apiKey)) {
            faults.add("llm.api-key must be one word of ASCII characters");
        }
        if (!ModelAddress.isValid(baseUrl)) {
            faults.add(
                    "llm.base-url must be an address such as http://127.0.0.1:11434, " + ModelAddress.fault(baseUrl));
        }
        if (model.isBlank()) {
            faults.add("llm.model must name a model, such as llama3.1:8b");
        }
        if (keeperModel != null && keeperModel.isBlank()) {
            faults.add("llm.keeper-model must name a model, or be null for the same one");
        }
        if (contextTokens < LEAST_CONTEXT || contextTokens > MOST_CONTEXT) {
            faults.add("llm.context-tokens must be from " + LEAST_CONTEXT + " to " + MOST_CONTEXT
                    + ", such as 8192, not " + contextTokens);
        }
        if (!(temperature >= 0 && temperature <= 2)) {
            faults.add("llm.temperature must be from 0 to 2, such as 0.2, not " + temperature);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    /** The same settings for the model that plans the search. */
    public LlmSettings forKeeper() {
        return keeperModel == null
                ? this
                : new LlmSettings(provider, baseUrl, apiKey, keeperModel, null, contextTokens, temperature);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "LlmSettings[provider=%s, baseUrl=%s, apiKey=%s, model=%s, keeperModel=%s, contextTokens=%d, temperature=%s]"
                .formatted(
                        provider,
                        baseUrl,
                        apiKey == null ? "none" : "set",
                        model,
                        keeperModel,
                        contextTokens,
                        temperature);
    }
}
