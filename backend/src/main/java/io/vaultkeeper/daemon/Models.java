package io.vaultkeeper.daemon;

import io.vaultkeeper.llm.ChatModel;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelCatalog;
import io.vaultkeeper.llm.ModelTimeouts;
import io.vaultkeeper.llm.NoChatModel;
import io.vaultkeeper.llm.ollama.OllamaChatModel;
import io.vaultkeeper.llm.openai.OpenAiChatModel;
import java.util.function.Function;

/**
 * The language models that the settings name.
 *
 * @param keeper plans the search; the same object where it is the same model
 */
record Models(ChatModel answers, ChatModel keeper, ModelCatalog catalog) {
    /** @param allowRemote whether a model may run on another machine */
    static Models of(LlmSettings settings, boolean allowRemote) {
        return switch (settings.provider()) {
            case OLLAMA -> of(settings, each -> new OllamaChatModel(each, ModelTimeouts.DEFAULT, allowRemote));
            case OPENAI -> of(settings, each -> new OpenAiChatModel(each, ModelTimeouts.DEFAULT, allowRemote));
            case NONE -> {
                NoChatModel none = new NoChatModel(settings.contextTokens());
                yield new Models(none, none, none);
            }
        };
    }

    private static <M extends ChatModel & ModelCatalog> Models of(
            LlmSettings settings, Function<LlmSettings, M> opening) {
        M model = opening.apply(settings);
        ChatModel keeper = settings.keeperModel() == null ? model : opening.apply(settings.forKeeper());
        return new Models(model, keeper, model);
    }
}
