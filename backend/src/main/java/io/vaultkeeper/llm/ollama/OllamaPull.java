package io.vaultkeeper.llm.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.PullProgress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has Ollama fetch a model. */
final class OllamaPull {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final LlmSettings settings;
    private final OllamaFaults faults;
    private final Duration patience;

    /** @param patience for the next word of progress; checking a large file takes Ollama a while */
    OllamaPull(HttpClient http, LlmSettings settings, OllamaFaults faults, Duration patience) {
        this.http = http;
        this.settings = settings;
        this.faults = faults;
        this.patience = patience;
    }

    void run(String model, Consumer<PullProgress> progress, Cancellation cancellation) throws ModelException {
        try (OllamaExchange exchange = new OllamaExchange(http, cancellation)) {
            exchange.execute(request(model), lineByLine(exchange), fault -> exchange.tell(new Signal.Broken(fault)));
            boolean complete = false;
            while (!complete && !cancellation.isCancelled()) {
                complete = follow(exchange.next(patience), progress);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw faults.brokenOff();
        }
    }

    private HttpRequest request(String model) {
        HttpRequest.Builder request = HttpRequest.builder()
                .method(HttpMethod.POST)
                .url(OllamaChatModel.root(settings), "api/pull")
                .body(JSON.createObjectNode().put("model", model).toString());
        OllamaChatModel.headers(settings).forEach(request::addHeader);
        return request.build();
    }

    private static ServerSentEventParser lineByLine(OllamaExchange exchange) {
        return (in, listener) -> {
            try {
                exchange.tell(new Signal.Text(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                listener.onError(e);
            }
        };
    }

    /** True once there is nothing more to wait for. */
    private boolean follow(@Nullable Signal signal, Consumer<PullProgress> progress) throws ModelException {
        if (signal == null) {
            throw faults.stalled(patience);
        } else if (signal instanceof Signal.Broken broken) {
            throw faults.of(broken.cause());
        } else if (signal instanceof Signal.Text line) {
            return step(line.text(), progress);
        } else if (signal instanceof Signal.Cancelled) {
            return true;
        }
        throw faults.brokenOff();
    }

    private boolean step(String line, Consumer<PullProgress> progress) throws ModelException {
        try {
            JsonNode step = JSON.readTree(line);
            if (step.has("error")) {
                throw faults.notPulled();
            }
            String status = step.path("status").asText();
            progress.accept(new PullProgress(
                    status, step.path("completed").asLong(), step.path("total").asLong()));
            return status.equals("success");
        } catch (JsonProcessingException e) {
            throw faults.unreadable();
        }
    }
}
