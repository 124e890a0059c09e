package io.vaultkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.daemon.RunningDaemon;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiErrorsTest {
    private static final String ASK = "\"messages\": [{\"role\": \"user\", \"content\": \"How hot?\"}]";

    @TempDir
    private static Path folder;

    private static RunningDaemon daemon;

    @BeforeAll
    static void start() throws IOException {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        Files.writeString(vault.resolve("Tea.md"), "# Tea\n\nGreen tea wants water of seventy degrees.\n");
        daemon = RunningDaemon.on(vault, folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/chat/completions | {ASK} | model",
                "/chat/completions | {\"model\": 7, ASK} | model",
                "/chat/completions | {\"model\": \"vaultkeeper\"} | messages",
                "/chat/completions | {\"model\": \"vaultkeeper\", \"messages\": []} | messages",
                "/chat/completions | {\"model\": \"vaultkeeper\", \"messages\": [null]} | messages[0].role",
                "/chat/completions | {\"model\": \"vaultkeeper\", \"messages\": [{\"role\": \"tool\", \"content\": \"x\"}]} | messages[0].role",
                "/chat/completions | {\"model\": \"vaultkeeper\", \"messages\": [{\"role\": \"user\"}]} | messages[0].content",
                "/chat/completions | {\"model\": \"vaultkeeper\", \"messages\": [{\"role\": \"user\", \"content\": 7}]} | messages[0].content",
                "/chat/completions | {\"model\": \"vaultkeeper\", \"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"image_url\"}]}]} | messages[0].content[0]",
                "/chat/completions | {\"model\": \"vaultkeeper\", \"messages\": [{\"role\": \"user\", \"content\": \" \"}]} | messages",
                "/chat/completions | {\"model\": \"vaultkeeper\", \"messages\": [{\"role\": \"system\", \"content\": \"Be kind.\"}]} | messages",
                "/chat/completions | {\"model\": \"vaultkeeper\", ASK, \"n\": 2} | n",
                "/chat/completions | {\"model\": \"vaultkeeper\", ASK, \"stream\": \"yes\"} | stream",
                "/chat/completions | {\"model\": \"vaultkeeper\", ASK, \"tool_choice\": \"required\"} | tool_choice",
                "/chat/completions | {\"model\": \"vaultkeeper\", ASK, \"tool_choice\": {\"type\": \"function\"}} | tool_choice",
                "/chat/completions | {\"model\": \"vaultkeeper\", ASK, \"response_format\": {\"type\": \"json_object\"}} | response_format",
                "/embeddings | {\"model\": \"e5-small-v2\"} | input",
                "/embeddings | {\"model\": \"e5-small-v2\", \"input\": []} | input",
                "/embeddings | {\"model\": \"e5-small-v2\", \"input\": \"\"} | input",
                "/embeddings | {\"model\": \"e5-small-v2\", \"input\": [\"tea\", \" \"]} | input[1]",
                "/embeddings | {\"model\": \"e5-small-v2\", \"input\": [1, 2]} | input[0]",
                "/embeddings | {\"model\": \"e5-small-v2\", \"input\": [[1, 2]]} | input[0]",
                "/embeddings | {\"model\": \"e5-small-v2\", \"input\": \"tea\", \"dimensions\": 16} | dimensions",
                "/embeddings | {\"model\": \"e5-small-v2\", \"input\": \"tea\", \"encoding_format\": \"hex\"} | encoding_format",
                "/embeddings | {\"model\": \"e5-small-v2\", \"input\": \"tea\", \"input_type\": \"poem\"} | input_type",
            })
    void aFaultNamesItsField(String path, String body, String field) throws IOException, InterruptedException {
        JsonNode error = refused(post(path, body.replace("ASK", ASK)), 400);

        assertThat(error.path("param").asText()).isEqualTo(field);
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.path("code").isNull()).isTrue();
        assertThat(error.path("message").asText()).contains("\"" + field + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4o", "vaultkeeper:pirate", "vaultkeeper:", "e5-small-v2"})
    void anUnknownModelIsNotFound(String model) throws IOException, InterruptedException {
        String body = "{\"model\": \"" + model + "\", " + ASK + "}";

        JsonNode error = refused(post("/chat/completions", body), 404);

        assertThat(error.path("code").asText()).isEqualTo("model_not_found");
        assertThat(error.path("param").asText()).isEqualTo("model");
        assertThat(error.path("message").asText()).contains("\"" + model + "\"");
    }

    @Test
    void aChatModelMakesNoEmbeddings() throws IOException, InterruptedException {
        JsonNode error = refused(post("/embeddings", "{\"model\": \"vaultkeeper\", \"input\": \"tea\"}"), 404);

        assertThat(error.path("code").asText()).isEqualTo("model_not_found");
    }

    @Test
    void aTextThatTheModelWouldCutIsRefused() throws IOException, InterruptedException {
        String body = "{\"model\": \"e5-small-v2\", \"input\": [\"tea\", \"" + "tea ".repeat(600) + "\"]}";

        assertThat(refused(post("/embeddings", body), 400).path("message").asText())
                .contains("input[1]", "600 tokens");
    }

    @Test
    void tooManyInstructionsAreRefused() throws IOException, InterruptedException {
        String body = "{\"model\": \"vaultkeeper\", \"messages\": [{\"role\": \"system\", \"content\": \""
                + "x".repeat(9000) + "\"}, {\"role\": \"user\", \"content\": \"Tea?\"}]}";

        assertThat(refused(post("/chat/completions", body), 400).path("param").asText())
                .isEqualTo("messages");
    }

    @Test
    void whatIsNoJsonIsRefused() throws IOException, InterruptedException {
        JsonNode error = refused(post("/chat/completions", "{\"model\": "), 400);

        assertThat(error.path("param").isNull()).isTrue();
        assertThat(error.path("message").asText()).contains("line 1");
    }

    @Test
    void aWrongTokenIsToldInTheApisForm() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(daemon.self().url() + "/v1/models"))
                .header("Authorization", "Bearer wrong")
                .build();

        JsonNode error = refused(daemon.send(request), 401);

        assertThat(error.path("code").asText()).isEqualTo("invalid_api_key");
    }

    @Test
    void aPageFromElsewhereIsRefusedInTheApisForm() throws IOException, InterruptedException {
        HttpRequest request = daemon.request("/v1/models")
                .header("Origin", "https://example.org")
                .build();

        refused(daemon.send(request), 403);
    }

    @Test
    void unknownCallsAndMethodsAreToldInTheApisForm() throws IOException, InterruptedException {
        refused(post("/images/generations", "{}"), 404);
        refused(daemon.send(daemon.request("/v1/chat/completions").build()), 405);
        refused(daemon.send(daemon.request("/v1/models/gpt-4o").build()), 404);
    }

    @Test
    void tooMuchIsToldInTheApisForm() throws IOException, InterruptedException {
        String body = "{\"model\": \"vaultkeeper\", \"user\": \"" + "x".repeat(17_000_000) + "\", " + ASK + "}";

        refused(post("/chat/completions", body), 413);
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return daemon.send(
                daemon.request("/v1" + path).POST(BodyPublishers.ofString(body)).build());
    }

    private static JsonNode refused(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode error = new JsonMapper().readTree(response.body()).path("error");
        assertThat(error.path("message").asText()).isNotBlank();
        return error;
    }
}
