package io.vaultkeeper.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.daemon.RunningDaemon;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import io.vaultkeeper.llm.ollama.PlausibleReplies;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions over HTTP that a model answers. */
class AskStreamsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private OllamaStandIn ollama;
    private RunningDaemon daemon;
    private final CountDownLatch asked = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        Files.writeString(vault.resolve("Tea.md"), "# Tea\n\nGreen tea wants water of seventy degrees.\n");
        ollama = OllamaStandIn.start();
        daemon = RunningDaemon.on(vault, folder.resolve("data"), Map.of("VAULTKEEPER_LLM_BASE_URL", ollama.url()));
        daemon.awaitIdle();
    }

    @AfterEach
    void stop() {
        daemon.close();
        ollama.close();
    }

    @Test
    void progressIsStreamedBeforeTheAnswerToWhomItIsWantedBy() throws Exception {
        HttpResponse<String> response = daemon.send(post(ask(1, ", \"_meta\": {\"progressToken\": \"p\"}")));

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        List<JsonNode> messages = response.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> read(line.substring("data: ".length())))
                .toList();
        List<JsonNode> steps = messages.subList(0, messages.size() - 1);
        assertThat(steps)
                .extracting(step -> step.path("params").path("message").asText())
                .containsExactly("understanding", "searching", "answering");
        assertThat(steps)
                .extracting(step -> step.path("params").path("progress").asInt())
                .containsExactly(1, 2, 3);
        assertThat(steps)
                .allMatch(step ->
                        step.path("params").path("progressToken").asText().equals("p"));
        JsonNode answer = messages.get(messages.size() - 1).path("result").path("structuredContent");
        assertThat(answer.path("mode").asText()).isEqualTo("written");
        assertThat(answer.path("answer").asText()).contains("seventy degrees");
    }

    @Test
    void aModelThatBreaksOffIsToldToTheModelThatAsked() throws Exception {
        ollama.replying(request -> request.has("format")
                ? PlausibleReplies.reply(request)
                : ScriptedReply.words("Seventy deg").thenCut());

        JsonNode result = read(daemon.send(post(ask(1, ""))).body()).path("result");

        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.path("content").path(0).path("text").asText()).isNotBlank();
    }

    @Test
    void aClientThatLeavesStopsTheModel() throws Exception {
        ollama.replying(this::endlessly);
        leave(ask(1, ""));
        assertThat(ollama.clientLeaves(PATIENCE)).isTrue();
    }

    @Test
    void aClientThatLeavesItsProgressStopsTheModel() throws Exception {
        ollama.replying(this::endlessly);
        leave(ask(1, ", \"_meta\": {\"progressToken\": 1}"));
        assertThat(ollama.clientLeaves(PATIENCE)).isTrue();
    }

    @Test
    void aClientCancelsItsOwnQuestionAndNoOther() throws Exception {
        ollama.replying(this::endlessly);
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> sent(ask(1, ""), "mine"));
        asked.await();

        sent(cancellation(1), "another's");
        sent(cancellation(2), "mine");
        assertThat(ollama.clientLeaves(Duration.ofMillis(300))).isFalse();

        assertThat(sent(cancellation(1), "mine").statusCode()).isEqualTo(202);
        assertThat(ollama.clientLeaves(PATIENCE)).isTrue();
        assertThat(read(answer.get().body()).path("result").path("isError").asBoolean())
                .isTrue();
    }

    @Test
    void aNameForTheSessionIsGivenToWhoHasNone() throws Exception {
        String ping = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";

        assertThat(daemon.send(post(ping)).headers().firstValue("Mcp-Session-Id"))
                .isPresent();
        assertThat(sent(ping, "mine").headers().firstValue("Mcp-Session-Id")).isEmpty();
    }

    @Test
    void anOpenQuestionDoesNotKeepTheDaemonFromStopping() throws Exception {
        ollama.replying(this::endlessly);
        var unused = CompletableFuture.supplyAsync(() -> sent(ask(1, ""), "mine"));
        asked.await();

        daemon.close();

        assertThat(ollama.clientLeaves(PATIENCE)).isTrue();
    }

    private ScriptedReply endlessly(JsonNode request) {
        if (request.has("format")) {
            return PlausibleReplies.reply(request);
        }
        asked.countDown();
        return ScriptedReply.words("Seventy").thenWaitFor(new CountDownLatch(1)).done();
    }

    private void leave(String message) throws Exception {
        URI url = URI.create(daemon.self().url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request = "POST /mcp HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + daemon.self().token() + "\r\nContent-Length: " + message.length() + "\r\n\r\n" + message;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            asked.await();
        }
    }

    private static String ask(int id, String meta) {
        return "{\"jsonrpc\": \"2.0\", \"id\": " + id + ", \"method\": \"tools/call\", \"params\": {\"name\": \"ask\","
                + " \"arguments\": {\"question\": \"How hot is the water for tea?\"}" + meta + "}}";
    }

    private static String cancellation(int id) {
        return "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/cancelled\", \"params\": {\"requestId\": " + id
                + "}}";
    }

    private HttpRequest post(String message) {
        return daemon.request("/mcp").POST(BodyPublishers.ofString(message)).build();
    }

    private HttpResponse<String> sent(String message, String session) {
        HttpRequest request = daemon.request("/mcp")
                .header("Mcp-Session-Id", session)
                .POST(BodyPublishers.ofString(message))
                .build();
        try {
            return daemon.send(request);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode read(String message) {
        try {
            return JSON.readTree(message);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
