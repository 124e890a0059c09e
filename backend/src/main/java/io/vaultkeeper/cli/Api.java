package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.daemon.DaemonFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Talks to a daemon. */
final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final DaemonFile daemon;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT)
            .build();

    Api(DaemonFile daemon) {
        this.daemon = daemon;
    }

    /** Whether the daemon answers. A file that a killed one left must not hand its token to whoever took the port. */
    boolean answers() {
        if (ProcessHandle.of(daemon.pid()).isEmpty()) {
            return false;
        }
        try {
            HttpRequest request = request("/status").timeout(CONNECT).GET().build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    JsonNode get(String path) throws ApiException {
        return json(send(request(path).GET().build()));
    }

    JsonNode post(String path, JsonNode body) throws ApiException {
        return json(send(posting(path, body)));
    }

    /** Hands on the events of a stream, by name and data, until it ends. */
    void stream(String path, JsonNode body, BiConsumer<String, JsonNode> events) throws ApiException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(send(posting(path, body)), StandardCharsets.UTF_8))) {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    events.accept(event, JSON.readTree(line.substring("data: ".length())));
                }
            }
        } catch (IOException e) {
            throw new DaemonGoneException();
        }
    }

    /**
     * Has a message of the Model Context Protocol answered.
     *
     * @param answers takes each message that comes back; none where the message wants no answer
     */
    void message(String message, Consumer<String> answers) throws ApiException {
        HttpRequest request = to("/mcp")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(message))
                .build();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(send(request), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{")) {
                    answers.accept(line);
                } else if (line.startsWith("data: ")) {
                    answers.accept(line.substring("data: ".length()));
                }
            }
        } catch (IOException e) {
            throw new DaemonGoneException();
        }
    }

    private HttpRequest posting(String path, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return to("/api/v1" + path);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(daemon.url() + path))
                .header("Authorization", "Bearer " + daemon.token());
    }

    private InputStream send(HttpRequest request) throws ApiException {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() >= 400) {
                throw refusal(response);
            }
            return response.body();
        } catch (IOException e) {
            throw new DaemonGoneException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ApiException.UNANSWERED, "Stopped.");
        }
    }

    private static JsonNode json(InputStream body) throws ApiException {
        try (body) {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new DaemonGoneException();
        }
    }

    private static ApiException refusal(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            JsonNode problem = JSON.readTree(body);
            String hint = problem.path("hint").asText("");
            String detail = problem.path("detail").asText("The daemon refused the request.");
            return new ApiException(response.statusCode(), hint.isEmpty() ? detail : detail + "\n" + hint);
        }
    }
}
