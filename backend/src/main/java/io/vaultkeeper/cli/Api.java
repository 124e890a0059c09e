package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.daemon.DaemonFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Talks to a daemon. */
final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final DaemonFile daemon;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT)
            .sslContext(withoutAuthorities())
            .build();

    Api(DaemonFile daemon) {
        this.daemon = daemon;
    }

    /** The daemon is on this machine and speaks without encryption. Java's own list of authorities takes time to read. */
    private static SSLContext withoutAuthorities() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the daemon answers. A file that a killed one left must not hand its token to whoever took the port. */
    boolean answers() {
        if (!daemon.hasProcess()) {
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
        return send(request(path).GET().build());
    }

    JsonNode post(String path, JsonNode body) throws ApiException {
        return send(posting(path, body));
    }

    /** Hands on the events of a stream, by name and data, until it ends. */
    void stream(String path, JsonNode body, BiConsumer<String, JsonNode> events) throws ApiException {
        String[] event = {""};
        lines(posting(path, body), line -> {
            if (line.startsWith("event: ")) {
                event[0] = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                events.accept(event[0], JSON.readTree(line.substring("data: ".length())));
            }
        });
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
        lines(request, line -> {
            if (line.startsWith("{")) {
                answers.accept(line);
            } else if (line.startsWith("data: ")) {
                answers.accept(line.substring("data: ".length()));
            }
        });
    }

    private interface LineReader {
        void read(String line) throws IOException;
    }

    /** Returns at the end of the response, or closes the connection where the thread is interrupted. */
    private void lines(HttpRequest request, LineReader reader) throws ApiException {
        ReceivedLines received = new ReceivedLines();
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(
                request,
                head -> isRefusal(head.statusCode())
                        ? BodySubscribers.ofString(StandardCharsets.UTF_8)
                        : BodySubscribers.fromLineSubscriber(received, done -> "", StandardCharsets.UTF_8, null));
        var unused = response.whenComplete((reply, fault) -> received.end());
        try {
            for (String line = received.next(); line != null; line = received.next()) {
                reader.read(line);
            }
            HttpResponse<String> reply = response.get();
            if (isRefusal(reply.statusCode())) {
                throw refusal(reply.statusCode(), reply.body());
            }
        } catch (IOException | ExecutionException e) {
            throw new DaemonGoneException();
        } catch (InterruptedException e) {
            throw stopped();
        } finally {
            response.cancel(true);
        }
    }

    private static boolean isRefusal(int status) {
        return status >= 400;
    }

    private static ApiException stopped() {
        Thread.currentThread().interrupt();
        return new ApiException(ApiException.UNANSWERED, "Stopped.");
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

    private JsonNode send(HttpRequest request) throws ApiException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (isRefusal(response.statusCode())) {
                throw refusal(response.statusCode(), response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new DaemonGoneException();
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    private static ApiException refusal(int status, String body) throws IOException {
        JsonNode problem = JSON.readTree(body);
        String hint = problem.path("hint").asText("");
        String detail = OptionNames.in(problem.path("detail").asText("The daemon refused the request."));
        return new ApiException(status, hint.isEmpty() ? detail : detail + "\n" + hint);
    }
}
