package io.vaultkeeper.daemon;

import io.vaultkeeper.llm.ChatModel;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelCatalog;
import io.vaultkeeper.llm.ModelTimeouts;
import io.vaultkeeper.llm.NoChatModel;
import io.vaultkeeper.llm.ollama.OllamaChatModel;
import io.vaultkeeper.llm.openai.OpenAiChatModel;
import java.util.function.BiFunction;

/**
 * The language models that the settings name.
 *
 * @param keeper plans the search; the same object where it is the same model
 */
record Models(ChatModel answers, ChatModel keeper, ModelCatalog catalog) {
    static Models of(LlmSettings settings) {
        return switch (settings.provider()) {
            case OLLAMA -> of(settings, new OllamaChatModel(settings, ModelTimeouts.DEFAULT), OllamaChatModel::new);
            case OPENAI -> of(settings, new OpenAiChatModel(settings, ModelTimeouts.DEFAULT), OpenAiChatModel::new);
            case NONE -> {
                NoChatModel none = new NoChatModel(settings.contextTokens());
                yield new Models(none, none, none);
            }
        };
    }

    private static <M extends ChatModel & ModelCatalog> Models of(
            LlmSettings settings, M model, BiFunction<LlmSettings, ModelTimeouts, M> another) {
        ChatModel keeper =
                settings.keeperModel() == null ? model : another.apply(settings.forKeeper(), ModelTimeouts.DEFAULT);
        return new Models(model, keeper, model);
    }
}
