package io.vaultkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.chat.AnswerEvent;
import io.vaultkeeper.chat.Answerer;
import io.vaultkeeper.generation.Generations;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.InstalledModel;
import io.vaultkeeper.llm.ModelCatalog;
import io.vaultkeeper.llm.PullProgress;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples that the screen's tests read are what the daemon sends. */
class WireExamplesTest {
    private static final String HEARTBEAT = ":\n\n";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    static Stream<String> names() {
        return WireExamples.answers().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void anAnswerIsWrittenAsItsExample(String name) throws IOException {
        String written = Json.write(WireExamples.answers().get(name));

        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(example(name + ".json")));
    }

    @Test
    void theExampleOfARequestIsRead() throws IOException {
        ChatJson request = Json.read(example("chat-request.json").getBytes(StandardCharsets.UTF_8), ChatJson.class);

        assertThat(request.toRequest()).isEqualTo(WireExamples.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat-written.sse", "chat-quoted.sse", "chat-error.sse"})
    void anAnswersStreamIsItsExampleByteForByte(String name) throws IOException, InterruptedException {
        assertIsExample(post("/chat", example("chat-request.json"), events(name)), name);
    }

    @Test
    void aPullsStreamIsItsExampleByteForByte() throws IOException, InterruptedException {
        assertIsExample(post("/models/pull", "{\"name\": \"qwen3:4b\"}", List.of()), "pull.sse");
    }

    private static List<AnswerEvent> events(String name) {
        return switch (name) {
            case "chat-written.sse" -> WireExamples.written();
            case "chat-quoted.sse" -> WireExamples.quoted();
            default -> WireExamples.failed();
        };
    }

    /** Heartbeats after the first come when it is time; each example has one somewhere. */
    private static void assertIsExample(String stream, String name) throws IOException {
        assertThat(stream).startsWith(HEARTBEAT);
        assertThat(withoutLaterHeartbeats(stream)).isEqualTo(withoutLaterHeartbeats(example(name)));
    }

    private static String withoutLaterHeartbeats(String stream) {
        return stream.replaceAll("(?<=\n\n)(?:" + HEARTBEAT + ")+", "");
    }

    private String post(String path, String body, List<AnswerEvent> events) throws IOException, InterruptedException {
        Answerer scripted = (request, told, cancellation) -> events.forEach(told);
        try (Generations indexes = TestBackend.indexes(folder);
                HttpServer server =
                        HttpServer.start(TestBackend.of(folder, indexes, scripted, new PulledModel()), "token", 0)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + Routes.BASE + path))
                    .header("Authorization", "Bearer token")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        }
    }

    private static String example(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(WireExamplesTest.class.getResourceAsStream("/wire/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class PulledModel implements ModelCatalog {
        @Override
        public List<InstalledModel> installed() {
            return List.of();
        }

        @Override
        public void pull(String model, Consumer<PullProgress> progress, Cancellation cancellation) {
            WireExamples.pulled().forEach(progress);
        }
    }
}
