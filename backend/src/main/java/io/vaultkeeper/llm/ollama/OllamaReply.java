package io.vaultkeeper.llm.ollama;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.Completion;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelTimeouts;
import io.vaultkeeper.llm.RepetitionGuard;
import io.vaultkeeper.llm.ThinkingFilter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One reply while it comes in. */
final class OllamaReply implements AutoCloseable {
    private final OllamaExchange exchange;
    private final ModelTimeouts timeouts;
    private final OllamaFaults faults;
    private final Cancellation cancellation;
    private final ThinkingFilter thinking = new ThinkingFilter();
    private final RepetitionGuard repetition = new RepetitionGuard();

    OllamaReply(HttpClient http, ModelTimeouts timeouts, OllamaFaults faults, Cancellation cancellation) {
        this.exchange = new OllamaExchange(http, cancellation);
        this.timeouts = timeouts;
        this.faults = faults;
        this.cancellation = cancellation;
    }

    OllamaExchange exchange() {
        return exchange;
    }

    StreamingChatResponseHandler handler() {
        return new Handler();
    }

    /** Reads to the end of the reply, or up to where the model begins to repeat itself. */
    Completion read(Consumer<String> pieces) throws ModelException {
        boolean begun = false;
        while (true) {
            Signal signal = next(begun);
            if (cancellation.isCancelled()) {
                return Completion.UNCOUNTED;
            }
            begun = true;
            if (signal instanceof Signal.Text text) {
                deliver(thinking.accept(text.text()), pieces);
                if (repetition.repeats(text.text())) {
                    return Completion.UNCOUNTED;
                }
            } else if (signal instanceof Signal.Finished finished) {
                deliver(thinking.finish(), pieces);
                return new Completion(finished.promptTokens());
            } else if (signal instanceof Signal.Broken broken) {
                throw faults.of(broken.cause());
            } else if (signal instanceof Signal.Closed) {
                throw faults.brokenOff();
            }
        }
    }

    private Signal next(boolean begun) throws ModelException {
        Duration patience = begun ? timeouts.betweenTokens() : timeouts.firstToken();
        try {
            Signal signal = exchange.next(patience);
            if (signal == null) {
                throw begun ? faults.stalled(patience) : faults.neverBegan(patience);
            }
            return signal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw faults.brokenOff();
        }
    }

    private static void deliver(String text, Consumer<String> pieces) {
        if (!text.isEmpty()) {
            pieces.accept(text);
        }
    }

    /** Lets go of the connection: a model that still writes stops. */
    @Override
    public void close() {
        exchange.close();
    }

    private final class Handler implements StreamingChatResponseHandler {
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
            exchange.tell(new Signal.Finished(usage == null ? null : usage.inputTokenCount()));
        }

        @Override
        public void onError(Throwable error) {
            exchange.tell(new Signal.Broken(error));
        }
    }
}
