package io.vaultkeeper.embedding;

import io.vaultkeeper.llm.ApiKey;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which model turns text into vectors.
 *
 * @param model its name; for ONNX its folder
 * @param baseUrl where its server listens; null: the language model's
 * @param apiKey where the server wants one
 * @param queryPrefix null: the known model's own
 * @param passagePrefix null: the known model's own
 */
public record EmbeddingSettings(
        Provider provider,
        String model,
        @Nullable String baseUrl,
        @Nullable String apiKey,
        @Nullable String queryPrefix,
        @Nullable String passagePrefix) {
    private static final String BUILTIN_MODEL = "e5-small-v2";

    public static final EmbeddingSettings DEFAULTS =
            new EmbeddingSettings(Provider.BUILTIN, BUILTIN_MODEL, null, null, null, null);

    public enum Provider {
        BUILTIN,
        OLLAMA,
        /** Any server that speaks the OpenAI API. */
        OPENAI,
        /** A folder with a model for ONNX Runtime. */
        ONNX;

        /** As it is written in the settings. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException with one line for each fault */
    public EmbeddingSettings {
        apiKey = ApiKey.of(apiKey);
        List<String> faults = new ArrayList<>();
        if (!ApiKey.isUsable(apiKey)) {
            faults.add("embedding.api-key must be one word of ASCII characters");
        }
        if (model.isBlank()) {
            faults.add("embedding.model must name a model, such as " + BUILTIN_MODEL);
        }
        if (provider == Provider.BUILTIN && !model.equals(BUILTIN_MODEL)) {
            faults.add("embedding.model must be " + BUILTIN_MODEL + " where embedding.provider is builtin, not \""
                    + model + "\"; other models come from ollama, openai or onnx");
        }
        if (provider == Provider.OLLAMA && model.equals(BUILTIN_MODEL)) {
            faults.add("embedding.model must name a model of Ollama's, such as bge-m3, not \"" + model + "\"");
        }
        if (baseUrl != null && !ModelAddress.isValid(baseUrl)) {
            faults.add("embedding.base-url must be an address such as http://127.0.0.1:11434, "
                    + ModelAddress.fault(baseUrl));
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    /** A model that runs in a server. */
    public boolean isRemote() {
        return provider == Provider.OLLAMA || provider == Provider.OPENAI;
    }

    /** Complete in itself: with the language model's address, and its key, where it uses that server. */
    public EmbeddingSettings completedBy(LlmSettings llm) {
        if (!isRemote() || baseUrl != null) {
            return this;
        }
        String key = apiKey == null ? llm.apiKey() : apiKey;
        return new EmbeddingSettings(provider, model, llm.baseUrl(), key, queryPrefix, passagePrefix);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "EmbeddingSettings[provider=%s, model=%s, baseUrl=%s, apiKey=%s, queryPrefix=%s, passagePrefix=%s]"
                .formatted(provider, model, baseUrl, apiKey == null ? "none" : "set", queryPrefix, passagePrefix);
    }
}
