package io.vaultkeeper.llm.ollama;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.ollama.OllamaStreamingException;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.vaultkeeper.llm.ModelExchange;
import io.vaultkeeper.llm.Signal;
import org.jspecify.annotations.Nullable;

/** What langchain4j tells of a reply, as signals. */
record ReplyHandler(ModelExchange exchange) implements StreamingChatResponseHandler {
    @Override
    public void onPartialResponse(String text) {
        exchange.tell(new Signal.Text(text));
    }

    @Override
    public void onPartialThinking(PartialThinking thought) {
        exchange.tell(new Signal.Alive());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        @Nullable TokenUsage usage = response.metadata().tokenUsage();
        boolean cut = response.metadata().finishReason() == FinishReason.LENGTH;
        exchange.tell(new Signal.Finished(usage == null ? null : usage.inputTokenCount(), cut));
    }

    @Override
    public void onError(Throwable error) {
        boolean said = error instanceof OllamaStreamingException;
        exchange.tell(said ? new Signal.Refused(null) : new Signal.Broken(error));
    }
}
