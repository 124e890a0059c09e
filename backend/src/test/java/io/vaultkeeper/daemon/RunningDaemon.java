package io.vaultkeeper.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.config.AppConfig;
import io.vaultkeeper.config.ConfigException;
import io.vaultkeeper.config.ConfigLoader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A whole daemon over a vault, on a free port, and a client for it. */
public final class RunningDaemon implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Daemon daemon;
    private final HttpClient client = HttpClient.newHttpClient();

    public record Event(String name, JsonNode data) {}

    private RunningDaemon(Daemon daemon) {
        this.daemon = daemon;
    }

    /** Without a language model. */
    public static RunningDaemon on(Path vault, Path data) throws IOException {
        return on(vault, data, Map.of("VAULTKEEPER_LLM_PROVIDER", "none"));
    }

    /** @param environment settings, as variables */
    public static RunningDaemon on(Path vault, Path data, Map<String, String> environment) throws IOException {
        return new RunningDaemon(Daemon.start(config(vault, data, environment)));
    }

    /** With a free port. */
    public static AppConfig config(Path vault, Path data, Map<String, String> environment) {
        return config(vault, data, environment, 0);
    }

    static AppConfig config(Path vault, Path data, Map<String, String> environment, int port) {
        try {
            return ConfigLoader.load(new ConfigLoader.Flags(vault, null, data, port, null), environment);
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    public DaemonFile self() {
        return daemon.self();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(self().url() + path))
                .header("Authorization", "Bearer " + self().token())
                .timeout(PATIENCE);
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request("/api/v1" + path).build()).body());
    }

    public JsonNode post(String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(send(request("/api/v1" + path)
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .body());
    }

    public List<Event> ask(String body) throws IOException, InterruptedException {
        HttpRequest request =
                request("/api/v1/chat").POST(BodyPublishers.ofString(body)).build();
        List<Event> events = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(name, JSON.readTree(line.substring(6))));
                }
            }
        }
        return events;
    }

    /** Paths found, best first. */
    public List<String> search(String query, String mode) throws IOException, InterruptedException {
        String body =
                JSON.createObjectNode().put("query", query).put("mode", mode).toString();
        List<String> paths = new ArrayList<>();
        post("/search", body)
                .path("passages")
                .forEach(passage -> paths.add(passage.path("path").asText()));
        return paths;
    }

    /** Until all is embedded. */
    public JsonNode awaitIdle() throws IOException, InterruptedException {
        await("idle", () -> "idle".equals(index().path("state").asText()));
        return index();
    }

    public JsonNode index() {
        try {
            return get("/status").path("index");
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What is waited for. */
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    static void await(String what, Condition condition) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("waited in vain: " + what);
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        daemon.close();
    }
}
