package io.vaultkeeper.llm.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vaultkeeper.llm.Availability;
import io.vaultkeeper.llm.Availability.Unavailable;
import io.vaultkeeper.llm.InstalledModel;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Which models an Ollama has. */
final class OllamaCatalog {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Some thousand models. */
    private static final long MOST_BYTES = 4 << 20;

    private final HttpClient http;
    private final OllamaFaults faults;
    private final HttpRequest tags;
    private final Duration timeout;

    /** @param timeout for the whole reply */
    OllamaCatalog(HttpClient http, OllamaFaults faults, LlmSettings settings, Duration timeout) {
        this.http = http;
        this.faults = faults;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(OllamaChatModel.root(settings) + "/api/tags"));
        OllamaChatModel.headers(settings).forEach(request::header);
        this.tags = request.build();
        this.timeout = timeout;
    }

    Availability availability(String model) {
        try {
            boolean there = installed().stream().anyMatch(each -> isNamed(each.name(), model));
            return there ? new Availability.Ready() : Unavailable.because(faults.missing());
        } catch (ModelException e) {
            return Unavailable.because(e);
        }
    }

    List<InstalledModel> installed() throws ModelException {
        HttpResponse<String> reply = ask();
        if (reply.statusCode() != 200) {
            throw faults.refused(reply.statusCode());
        }
        try {
            return read(JSON.readTree(reply.body()));
        } catch (JsonProcessingException e) {
            throw faults.unreadable();
        }
    }

    /** A request's own timeout ends with the headers; this one holds to the end of the body. */
    private HttpResponse<String> ask() throws ModelException {
        CompletableFuture<HttpResponse<String>> reply = http.sendAsync(tags, head -> new BoundedBody(MOST_BYTES));
        try {
            return reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw faults.hangs(timeout);
        } catch (ExecutionException e) {
            throw faults.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw faults.brokenOff();
        } finally {
            boolean unused = reply.cancel(true);
        }
    }

    private List<InstalledModel> read(JsonNode reply) throws ModelException {
        // Ollama writes null for an empty list.
        if (!reply.has("models")) {
            throw faults.unreadable();
        }
        List<InstalledModel> models = new ArrayList<>();
        for (JsonNode model : reply.path("models")) {
            models.add(new InstalledModel(
                    model.path("name").asText(), model.path("size").asLong()));
        }
        return models;
    }

    /** Ollama takes a name without a tag for the tag {@code latest}. */
    private static boolean isNamed(String installed, String wanted) {
        return installed.equalsIgnoreCase(wanted) || installed.equalsIgnoreCase(wanted + ":latest");
    }
}
