package io.vaultkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.daemon.RunningDaemon;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import io.vaultkeeper.llm.ollama.PlausibleReplies;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiAnswersTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ASK =
            "\"model\": \"vaultkeeper\", \"messages\": [{\"role\": \"user\", \"content\": \"How hot is the water for tea?\"}]";

    @TempDir
    private Path folder;

    private OllamaStandIn ollama;
    private RunningDaemon daemon;

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
    void anAnswerComesAsAWholeWithItsSources() throws Exception {
        JsonNode completion = completed("{" + ASK + "}");

        assertThat(completion.path("id").asText()).startsWith("chatcmpl-");
        assertThat(completion.path("object").asText()).isEqualTo("chat.completion");
        assertThat(completion.path("model").asText()).isEqualTo("vaultkeeper");
        JsonNode choice = completion.path("choices").path(0);
        assertThat(choice.path("message").path("role").asText()).isEqualTo("assistant");
        assertThat(choice.path("message").path("content").asText()).contains("seventy degrees", "[1]");
        assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
        assertThat(choice.path("index").asInt()).isZero();
        JsonNode source = completion.path("sources").path(0);
        assertThat(source.path("path").asText()).isEqualTo("Tea.md");
        assertThat(source.path("n").asInt()).isEqualTo(1);
        assertThat(source.path("cited").asBoolean()).isTrue();
        JsonNode usage = completion.path("usage");
        assertThat(usage.path("prompt_tokens").asInt()).isPositive();
        assertThat(usage.path("completion_tokens").asInt()).isPositive();
        assertThat(usage.path("total_tokens").asInt())
                .isEqualTo(usage.path("prompt_tokens").asInt()
                        + usage.path("completion_tokens").asInt());
    }

    @Test
    void anAnswerIsStreamedInPieces() throws Exception {
        List<JsonNode> chunks = streamed("{" + ASK + ", \"stream\": true}");

        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.path("object").asText()).isEqualTo("chat.completion.chunk");
            assertThat(chunk.path("id")).isEqualTo(chunks.get(0).path("id"));
            assertThat(chunk.has("usage")).isFalse();
        });
        assertThat(delta(chunks.get(0)).path("role").asText()).isEqualTo("assistant");
        assertThat(content(chunks)).contains("seventy degrees", "[1]");
        JsonNode last = chunks.get(chunks.size() - 1);
        assertThat(last.path("choices").path(0).path("finish_reason").asText()).isEqualTo("stop");
        assertThat(last.path("sources").path(0).path("path").asText()).isEqualTo("Tea.md");
        assertThat(chunks.subList(0, chunks.size() - 1)).noneMatch(chunk -> chunk.has("sources"));
    }

    @Test
    void usageIsStreamedWhereItIsAskedFor() throws Exception {
        List<JsonNode> chunks =
                streamed("{" + ASK + ", \"stream\": true, \"stream_options\": {\"include_usage\": true}}");

        JsonNode last = chunks.get(chunks.size() - 1);
        assertThat(last.path("choices")).isEmpty();
        assertThat(last.path("usage").path("total_tokens").asInt()).isPositive();
        assertThat(last.path("sources")).hasSize(1);
    }

    @Test
    void whatIsNotKnownHereIsPassedOver() throws Exception {
        JsonNode completion = completed("{" + ASK
                + ", \"temperature\": 0.3, \"max_tokens\": 5, \"stop\": [\"x\"], \"tools\": [{\"type\": \"function\"}],"
                + " \"tool_choice\": \"auto\", \"n\": 1, \"stream\": null, \"response_format\": {\"type\": \"text\"}}");

        assertThat(answer(completion)).contains("seventy");
    }

    @Test
    void partsOfAMessageAreItsText() throws Exception {
        completed("""
                {"model": "vaultkeeper", "messages": [
                  {"role": "user", "content": "Good morning"},
                  {"role": "assistant", "content": null, "tool_calls": []},
                  {"role": "user", "content": [{"type": "text", "text": "How hot is"}, {"type": "text", "text": "the tea?"}]}
                ]}""");

        JsonNode messages = answering().path("messages");
        assertThat(messages.path(messages.size() - 1).path("content").asText()).contains("How hot is\nthe tea?");
    }

    @Test
    void systemMessagesInstructBesideThePersona() throws Exception {
        completed("""
                {"model": "vaultkeeper:philosopher", "messages": [
                  {"role": "system", "content": "Answer in rhymes."},
                  {"role": "user", "content": "How hot is the water for tea?"},
                  {"role": "assistant", "content": "Which tea?"},
                  {"role": "developer", "content": "Be brief."},
                  {"role": "user", "content": "Green tea"}
                ]}""");

        String system = answering().path("messages").path(0).path("content").asText();
        assertThat(system).contains("Answer in rhymes.\n\nBe brief.");
        assertThat(system.toLowerCase(Locale.ROOT)).contains("philosoph");
        assertThat(system.indexOf("Answer in rhymes.")).isLessThan(system.indexOf("Rules, which hold"));
    }

    @Test
    void withoutAModelNotesAreQuoted() throws Exception {
        ollama.close();

        JsonNode completion = completed("{" + ASK + "}");

        assertThat(answer(completion)).contains("seventy degrees", "[1]");
        assertThat(content(streamed("{" + ASK + ", \"stream\": true}"))).contains("seventy degrees", "[1]");
    }

    @Test
    void anAnswerCutAtTheMostTokensEndsAsSuch() throws Exception {
        String end = "{\"model\": \"llama3\", \"created_at\": \"2026-11-20T09:00:00Z\", \"done\": true, "
                + "\"done_reason\": \"length\", \"message\": {\"role\": \"assistant\", \"content\": \"\"}}\n";
        ollama.replying(request -> request.has("format")
                ? PlausibleReplies.reply(request)
                : ScriptedReply.words("Seventy deg").thenRawLine(end).thenEnd());

        JsonNode whole = completed("{" + ASK + "}").path("choices").path(0);
        List<JsonNode> chunks = streamed("{" + ASK + ", \"stream\": true}");

        assertThat(whole.path("finish_reason").asText()).isEqualTo("length");
        JsonNode last = chunks.get(chunks.size() - 1).path("choices").path(0);
        assertThat(last.path("finish_reason").asText()).isEqualTo("length");
    }

    @Test
    void aModelThatBreaksOffEndsTheStreamWithAnError() throws Exception {
        ollama.replying(request -> request.has("format")
                ? PlausibleReplies.reply(request)
                : ScriptedReply.words("Seventy deg").thenCut());

        List<JsonNode> events = events(post("{" + ASK + ", \"stream\": true}"));

        JsonNode last = events.get(events.size() - 1);
        assertThat(last.path("error").path("type").asText()).isEqualTo("server_error");
        assertThat(last.path("error").path("message").asText()).isNotBlank();
        assertThat(content(events)).contains("Seventy");
    }

    @Test
    void aModelThatBreaksOffIsAnErrorOfTheWholeAnswer() throws Exception {
        ollama.replying(request -> request.has("format")
                ? PlausibleReplies.reply(request)
                : ScriptedReply.words("Seventy deg").thenCut());

        HttpResponse<String> response = post("{" + ASK + "}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(response.body()).path("error").path("type").asText())
                .isEqualTo("server_error");
    }

    @Test
    void aClientThatLeavesItsStreamStopsTheModel() throws Exception {
        leavesOnceTheModelWrites("{" + ASK + ", \"stream\": true}");
    }

    @Test
    void aClientThatLeavesBeforeTheWholeAnswerStopsTheModel() throws Exception {
        leavesOnceTheModelWrites("{" + ASK + "}");
    }

    @Test
    void aConnectionIsUsedAgain() throws Exception {
        URI url = URI.create(daemon.self().url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(60_000);
            for (int i = 0; i < 2; i++) {
                send(socket, "{" + ASK + "}");
                assertThat(statusLine(socket.getInputStream())).contains("200");
            }
        }
    }

    private void leavesOnceTheModelWrites(String body) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        ollama.replying(request -> {
            if (request.has("format")) {
                return PlausibleReplies.reply(request);
            }
            asked.countDown();
            return ScriptedReply.words("Seventy").thenWaitFor(never).done();
        });
        URI url = URI.create(daemon.self().url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            send(socket, body);
            asked.await();
        }

        assertThat(ollama.clientLeaves(Duration.ofSeconds(20))).isTrue();
    }

    private void send(Socket socket, String body) throws IOException {
        String request = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + daemon.self().token() + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Reads a whole response of known length. */
    private static String statusLine(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String length = head.toString().replaceAll("(?si).*content-length: (\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
        return head.substring(0, head.indexOf("\r\n"));
    }

    private HttpResponse<String> post(String body) throws Exception {
        return daemon.send(daemon.request("/v1/chat/completions")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode completed(String body) throws Exception {
        HttpResponse<String> response = post(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private List<JsonNode> streamed(String body) throws Exception {
        HttpResponse<String> response = post(body);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(response.body()).endsWith("data: [DONE]\n\n");
        return events(response);
    }

    private static List<JsonNode> events(HttpResponse<String> response) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : response.body().split("\n")) {
            if (line.startsWith("data: {")) {
                events.add(JSON.readTree(line.substring("data: ".length())));
            }
        }
        return events;
    }

    /** What the model was sent that writes. */
    private JsonNode answering() {
        return ollama.chats().stream()
                .filter(chat -> !chat.has("format"))
                .findFirst()
                .orElseThrow();
    }

    private static String answer(JsonNode completion) {
        return completion
                .path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asText();
    }

    private static JsonNode delta(JsonNode chunk) {
        return chunk.path("choices").path(0).path("delta");
    }

    private static String content(List<JsonNode> chunks) {
        StringBuilder content = new StringBuilder();
        chunks.forEach(chunk -> content.append(delta(chunk).path("content").asText("")));
        return content.toString();
    }
}
