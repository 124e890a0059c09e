package io.vaultkeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.daemon.DaemonFile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A daemon in a process of its own, run as the launcher runs it, and a client for it. */
final class DaemonProcess implements AutoCloseable {
    static final Map<String, String> NO_MODEL = Map.of("VAULTKEEPER_LLM_PROVIDER", "none");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Seldom enough to leave the processor to the start that is measured. */
    private static final int LOOK_MILLIS = 10;

    private static final Predicate<String> IS_ARCHIVE = word -> word.startsWith("-XX:SharedArchiveFile");

    private static final Duration REST = Duration.ofSeconds(45);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Stopwatch sinceStart = Stopwatch.start();
    private final Process process;
    private final String url;
    private final double firstAnswerMillis;
    private final String token;

    private DaemonProcess(List<String> command, Path vault, Path data, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = freePort();
        url = "http://127.0.0.1:" + port + "/api/v1";
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("serve", "--vault", vault.toString(), "--data", data.toString(), "--port", "" + port));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("daemon.log").toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        sinceStart.await(this::isHealthy, LOOK_MILLIS);
        firstAnswerMillis = sinceStart.millis();
        sinceStart.await(() -> !DaemonFile.all(data).isEmpty(), LOOK_MILLIS);
        token = DaemonFile.all(data).get(0).token();
    }

    static DaemonProcess on(Path vault, Path data) throws IOException, InterruptedException {
        return on(vault, data, NO_MODEL);
    }

    /** @param environment settings, as variables */
    static DaemonProcess on(Path vault, Path data, Map<String, String> environment)
            throws IOException, InterruptedException {
        return new DaemonProcess(command(), vault, data, environment);
    }

    /** @param environment settings, as variables */
    static DaemonProcess withoutClassArchive(Path vault, Path data, Map<String, String> environment)
            throws IOException, InterruptedException {
        return new DaemonProcess(command().stream().filter(IS_ARCHIVE.negate()).toList(), vault, data, environment);
    }

    /** Java's own settings of the launcher, such as its collector's, without the archive of the program's classes. */
    static List<String> javaSettings() {
        return command().stream()
                .filter(word -> word.startsWith("-XX:"))
                .filter(IS_ARCHIVE.negate())
                .toList();
    }

    /** As the launcher has it. */
    private static List<String> command() {
        return List.of(System.getProperty("bench.command", "").split("\n"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isHealthy() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IOException("the daemon ended by itself; is its command right? " + command());
        }
        HttpRequest health = HttpRequest.newBuilder(URI.create(url + "/health")).build();
        try {
            return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    /** From the process's start to the first 200. */
    double firstAnswerMillis() {
        return firstAnswerMillis;
    }

    Stopwatch sinceStart() {
        return sinceStart;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    JsonNode search(String query, String mode) throws IOException, InterruptedException {
        JsonNode body = JSON.createObjectNode().put("query", query).put("mode", mode);
        return post("/search", body.toString()).path("passages");
    }

    /** Reads the whole stream. */
    String ask(String question) throws IOException, InterruptedException {
        var body = JSON.createObjectNode();
        body.putArray("messages").addObject().put("role", "user").put("content", question);
        HttpRequest request =
                request("/chat").POST(BodyPublishers.ofString(body.toString())).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    void awaitIdle() throws IOException, InterruptedException {
        Stopwatch.start().await(this::isIdle, 5);
    }

    /** Waits until its searches for practice should be over. */
    void awaitRested() throws IOException, InterruptedException {
        awaitIdle();
        Thread.sleep(REST.toMillis());
    }

    boolean isIdle() throws IOException, InterruptedException {
        return get("/status").path("index").path("state").asText().equals("idle");
    }

    /** Found by their words at the least. */
    int documents() throws IOException, InterruptedException {
        return get("/status").path("index").path("documents").asInt();
    }

    /** @param field of {@code /proc/PID/status}, as in {@code VmRSS} */
    double megabytes(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElseThrow(() -> new IOException("this system does not tell " + field));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request.uri() + " gave " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
