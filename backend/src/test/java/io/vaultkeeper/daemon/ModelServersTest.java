package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import io.vaultkeeper.llm.openai.OpenAiStandIn;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole daemon whose models are in servers. */
@Timeout(180)
class ModelServersTest {
    private static final String QUESTION =
            "{\"messages\": [{\"role\": \"user\", \"content\": \"When do the tomatoes go out?\"}]}";
    private static final String UNKNOWN = "house-blend";

    @TempDir
    private Path folder;

    private Path vault;

    @BeforeEach
    void write() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault"));
        note("Garden.md", "# Tomatoes\n\nThe tomatoes go out in the middle of May, after the last frost.\n");
        note("Boat.md", "# Boat\n\nInes wants to paint the boat green before the summer.\n");
    }

    @Test
    void ollamaEmbedsAndAnswers() throws Exception {
        try (OllamaStandIn ollama = OllamaStandIn.start().having("bge-m3:latest", 1)) {
            ollama.vectors().dimensions(1024);
            try (RunningDaemon daemon = start(embeddingBy("ollama", ollama.url(), "bge-m3"))) {
                daemon.awaitIdle();
                assertThat(daemon.search("tomatoes", "semantic").get(0)).isEqualTo("Garden.md");
                JsonNode embedding = daemon.get("/status").path("embedding");
                assertThat(embedding.path("provider").asText()).isEqualTo("ollama");
                assertThat(embedding.path("model").asText()).isEqualTo("bge-m3");
                assertThat(embedding.path("dimensions").asInt()).isEqualTo(1024);
                verify(daemon);
            }
        }
    }

    @Test
    void anOpenAiServerEmbedsPlansAndAnswersWithAKeeperOfItsOwn() throws Exception {
        try (OpenAiStandIn server = OpenAiStandIn.start().having(UNKNOWN)) {
            server.describing(entry -> entry.put("owned_by", "llamacpp"));
            Map<String, String> settings = Map.of(
                    "VAULTKEEPER_EMBEDDING_PROVIDER", "openai",
                    "VAULTKEEPER_EMBEDDING_MODEL", UNKNOWN,
                    "VAULTKEEPER_LLM_PROVIDER", "openai",
                    "VAULTKEEPER_LLM_BASE_URL", server.url() + "/v1",
                    "VAULTKEEPER_LLM_API_KEY", "sesame",
                    "VAULTKEEPER_LLM_MODEL", OpenAiStandIn.MODEL,
                    "VAULTKEEPER_LLM_KEEPER_MODEL", "keeper");
            try (RunningDaemon daemon = start(settings)) {
                daemon.awaitIdle();
                JsonNode done = last(daemon.ask(QUESTION), "done");
                assertThat(done.path("mode").asText()).isEqualTo("written");
                assertThat(done.path("answer").asText())
                        .contains("middle of May")
                        .contains("[1]");
                assertThat(server.chats().stream()
                                .map(chat -> chat.path("model").asText()))
                        .containsExactly("keeper", OpenAiStandIn.MODEL);
                assertThat(server.authorizations()).containsOnly("Bearer sesame");
                JsonNode models = daemon.get("/models");
                assertThat(models.path("provider").asText()).isEqualTo("openai");
                assertThat(models.at("/models/0/name").asText()).isEqualTo(OpenAiStandIn.MODEL);
                assertThat(daemon.send(daemon.request("/api/v1/models/pull")
                                        .POST(BodyPublishers.ofString("{\"name\": \"x\"}"))
                                        .build())
                                .body())
                        .contains("fetches no models itself");
                verify(daemon);
            }
        }
    }

    @Test
    void whatAnOpenAiServerDoesWrongEndsInQuotesOrAnError() throws Exception {
        try (OpenAiStandIn server = OpenAiStandIn.start();
                RunningDaemon daemon = start(answersBy(server.url()))) {
            daemon.awaitIdle();
            server.replying(request -> ScriptedReply.refusal(500, "out of memory"));
            assertThat(last(daemon.ask(QUESTION), "done").path("mode").asText()).isEqualTo("quoted");
            server.replying(request ->
                    ScriptedReply.empty().thenRawLine("<html>Welcome</html>").thenEnd());
            assertThat(last(daemon.ask(QUESTION), "done").path("mode").asText()).isEqualTo("quoted");
            server.replying(request -> request.has("response_format")
                    ? ScriptedReply.words("{\"search\": true, \"queries\": [\"tomatoes\"]}")
                            .done()
                    : ScriptedReply.words("The tomatoes go out in May and then they ")
                            .thenEnd());
            assertThat(last(daemon.ask(QUESTION), "error").path("title").asText())
                    .contains("broke off");
        }
    }

    @Test
    void withoutItsOpenAiServerADaemonQuotes() throws Exception {
        try (RunningDaemon daemon = start(answersBy("http://127.0.0.1:" + freePort()))) {
            daemon.awaitIdle();
            JsonNode done = last(daemon.ask(QUESTION), "done");
            assertThat(done.path("mode").asText()).isEqualTo("quoted");
            assertThat(done.path("answer").asText()).contains("Nothing answers").contains("middle of May");
        }
    }

    @Test
    void aKnownModelsServerMayComeLaterGoAndComeBack() throws Exception {
        int port = freePort();
        Map<String, String> settings = embeddingBy("ollama", "http://127.0.0.1:" + port, "all-minilm");
        try (RunningDaemon daemon = start(settings)) {
            RunningDaemon.await(
                    "a problem", () -> daemon.index().path("problem").isTextual());
            assertThat(daemon.index().path("problem").asText()).contains("ollama serve");
            assertThat(daemon.search("tomatoes", "hybrid")).contains("Garden.md");
            try (OllamaStandIn ollama = OllamaStandIn.start(port)) {
                ollama.vectors().dimensions(384);
                RunningDaemon.await(
                        "the missing model",
                        () -> daemon.index().path("problem").asText().contains("ollama pull all-minilm"));
                ollama.having("all-minilm:latest", 1);
                daemon.awaitIdle();
                assertThat(daemon.search("tomatoes", "semantic").get(0)).isEqualTo("Garden.md");
            }
            note("Bread.md", "Sourdough wants a warm place.\n");
            RunningDaemon.await(
                    "a problem", () -> daemon.index().path("problem").isTextual());
            assertThat(daemon.search("sourdough", "hybrid")).contains("Bread.md");
            try (OllamaStandIn ollama = OllamaStandIn.start(port).having("all-minilm:latest", 1)) {
                ollama.vectors().dimensions(384);
                daemon.awaitIdle();
                assertThat(daemon.search("sourdough", "semantic").get(0)).isEqualTo("Bread.md");
                verify(daemon);
            }
        }
    }

    @Test
    void anUnknownModelsServerMustAnswerOnce() throws Exception {
        Map<String, String> settings = embeddingBy("openai", "http://127.0.0.1:" + freePort(), UNKNOWN);
        assertThatThrownBy(() -> start(settings))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("Nothing answers")
                .hasMessageContaining("embedding.base-url");
    }

    @Test
    void anotherModelUnderTheSameNameGetsAnIndexOfItsOwnAtTheNextStart() throws Exception {
        try (OpenAiStandIn server = OpenAiStandIn.start().having(UNKNOWN)) {
            Map<String, String> settings = embeddingBy("openai", server.url(), UNKNOWN);
            try (RunningDaemon daemon = start(settings)) {
                daemon.awaitIdle();
                server.vectors().dimensions(48);
                note("Bread.md", "Sourdough wants a warm place.\n");
                RunningDaemon.await(
                        "a problem", () -> daemon.index().path("problem").isTextual());
                assertThat(daemon.index().path("problem").asText())
                        .contains("48")
                        .contains("Restart");
                assertThat(daemon.search("sourdough", "hybrid")).contains("Bread.md");
            }
            try (RunningDaemon daemon = start(settings)) {
                RunningDaemon.await(
                        "the new index",
                        () -> daemon.get("/status").at("/embedding/dimensions").asInt() == 48);
                daemon.awaitIdle();
                assertThat(daemon.search("sourdough", "semantic").get(0)).isEqualTo("Bread.md");
                verify(daemon);
            }
        }
    }

    @Test
    void aDaemonStopsWhileItsEmbeddingServerHangs() throws Exception {
        try (OllamaStandIn ollama = OllamaStandIn.start().having(UNKNOWN, 1)) {
            CountDownLatch asked = new CountDownLatch(1);
            try (RunningDaemon daemon = start(embeddingBy("ollama", ollama.url(), UNKNOWN))) {
                daemon.awaitIdle();
                ollama.vectors().script(request -> {
                    asked.countDown();
                    return ScriptedReply.empty().thenHang();
                });
                note("Bread.md", "Sourdough wants a warm place.\n");
                asked.await();
            }
        }
    }

    private RunningDaemon start(Map<String, String> settings) throws IOException {
        return RunningDaemon.on(vault, folder.resolve("data"), settings);
    }

    private static Map<String, String> embeddingBy(String provider, String url, String model) {
        return Map.of(
                "VAULTKEEPER_LLM_PROVIDER", "none",
                "VAULTKEEPER_EMBEDDING_PROVIDER", provider,
                "VAULTKEEPER_EMBEDDING_BASE_URL", url,
                "VAULTKEEPER_EMBEDDING_MODEL", model);
    }

    private static Map<String, String> answersBy(String url) {
        return Map.of(
                "VAULTKEEPER_LLM_PROVIDER",
                "openai",
                "VAULTKEEPER_LLM_BASE_URL",
                url,
                "VAULTKEEPER_LLM_MODEL",
                OpenAiStandIn.MODEL);
    }

    private static JsonNode last(List<RunningDaemon.Event> events, String name) {
        RunningDaemon.Event last = events.get(events.size() - 1);
        assertThat(last.name()).as("%s", last.data()).isEqualTo(name);
        return last.data();
    }

    private static void verify(RunningDaemon daemon) throws IOException, InterruptedException {
        assertThat(daemon.post("/index/verify", "").path("differences")).isEmpty();
    }

    private void note(String path, String text) throws IOException {
        Files.writeString(vault.resolve(path), text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
