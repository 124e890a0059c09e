package io.vaultkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.daemon.RunningDaemon;
import io.vaultkeeper.daemon.RunningDaemon.Event;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import io.vaultkeeper.llm.ollama.PlausibleReplies;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsTest {
    private static final String QUESTION =
            "{\"messages\": [{\"role\": \"user\", \"content\": \"How hot is the water for tea?\"}]}";

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
    void eventsComeInTheOrderOfTheContract() throws Exception {
        List<Event> events = daemon.ask(QUESTION);

        List<String> names = events.stream().map(Event::name).distinct().toList();
        assertThat(names).containsExactly("stage", "query", "passages", "token", "done");
        assertThat(events.get(0).data().path("stage").asText()).isEqualTo("understanding");
        JsonNode done = events.get(events.size() - 1).data();
        assertThat(done.path("mode").asText()).isEqualTo("written");
        assertThat(done.path("citations")).isNotEmpty();
        assertThat(done.path("budget").path("limit").asInt()).isEqualTo(8192);
        assertThat(done.path("budget").path("truncated").asBoolean()).isFalse();
        assertThat(done.path("timings").has("totalMs")).isTrue();
    }

    @Test
    void whatWasStreamedIsTheAnswer() throws Exception {
        List<Event> events = daemon.ask(QUESTION);
        StringBuilder streamed = new StringBuilder();
        events.stream()
                .filter(event -> event.name().equals("token"))
                .forEach(event -> streamed.append(event.data().path("text").asText()));

        assertThat(events.get(events.size() - 1).data().path("answer").asText().strip())
                .isEqualTo(streamed.toString().strip());
    }

    @Test
    void aModelThatIsNotThereIsQuotedAround() throws Exception {
        ollama.close();
        List<Event> events = daemon.ask(QUESTION);

        JsonNode done = events.get(events.size() - 1).data();
        assertThat(done.path("mode").asText()).isEqualTo("quoted");
        assertThat(done.path("answer").asText()).contains("seventy degrees", "[1]");
    }

    @Test
    void aClientThatLeavesStopsTheModel() throws Exception {
        ollama.replying(StreamsTest::slowly);
        URI url = URI.create(daemon.self().url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request = "POST /api/v1/chat HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + daemon.self().token() + "\r\nContent-Length: " + QUESTION.length() + "\r\n\r\n" + QUESTION;
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); !line.startsWith("event: token"); line = lines.readLine()) {
                assertThat(line).doesNotContain("event: error");
            }
        }

        assertThat(ollama.clientLeaves(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void anAnswerThatTheDaemonsEndCutsOffEndsWithAnError() throws Exception {
        List<Event> events = stoppedInMidAnswer("/api/v1/chat", QUESTION);

        Event last = events.get(events.size() - 1);
        assertThat(events).extracting(Event::name).contains("token").doesNotContain("done");
        assertThat(last.name()).isEqualTo("error");
        assertThat(last.data().path("status").asInt()).isEqualTo(503);
        assertThat(last.data().path("detail").asText()).contains("stopped");
        assertThat(last.data().path("hint").asText()).contains("once it runs");
    }

    @Test
    void clientsOfTheOpenAiApiAreToldSoInTheirForm() throws Exception {
        String body = "{\"model\": \"vaultkeeper\", \"stream\": true, " + QUESTION.substring(1);
        List<Event> events = stoppedInMidAnswer("/v1/chat/completions", body);

        assertThat(events.get(events.size() - 1)
                        .data()
                        .path("error")
                        .path("type")
                        .asText())
                .isEqualTo("server_error");
    }

    /** All that comes until the response ends, in good order, after the daemon was closed while the model wrote. */
    private List<Event> stoppedInMidAnswer(String path, String body) throws Exception {
        ollama.replying(StreamsTest::slowly);
        HttpRequest request =
                daemon.request(path).POST(BodyPublishers.ofString(body)).build();
        List<Event> events = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofInputStream())
                        .body(),
                StandardCharsets.UTF_8))) {
            String name = "";
            Thread closing = new Thread(daemon::close);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: {")) {
                    events.add(new Event(name, new JsonMapper().readTree(line.substring(6))));
                }
                if (line.contains("number 3") && closing.getState() == Thread.State.NEW) {
                    closing.start();
                }
            }
            closing.join();
        }
        return events;
    }

    @Test
    void nothingIsWrittenIntoAStreamThatIsClosed() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        EventStream events = new EventStream(written);
        assertThat(events.heartbeat()).isTrue();
        int before = written.size();
        events.close();
        assertThat(events.heartbeat()).isFalse();
        assertThat(events.sendLine("late")).isFalse();
        assertThat(written.size()).isEqualTo(before);
    }

    @Test
    void theStatusIsSentAtOnceAndOnChange() throws Exception {
        URI url = URI.create(daemon.self().url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(20_000);
            String request = "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + daemon.self().token() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(documents(lines)).isEqualTo(1);

            Files.writeString(folder.resolve("vault/Coffee.md"), "Coffee wants ninety.");
            int now = 1;
            while (now == 1) {
                now = documents(lines);
            }
            assertThat(now).isEqualTo(2);
        }
    }

    /** Of the next status event. */
    private static int documents(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (!line.startsWith("data: ")) {
            line = lines.readLine();
        }
        return new JsonMapper()
                .readTree(line.substring(6))
                .path("index")
                .path("documents")
                .asInt();
    }

    private static ScriptedReply slowly(JsonNode request) {
        if (request.has("format")) {
            return PlausibleReplies.reply(request);
        }
        ScriptedReply reply = ScriptedReply.words("Seventy");
        for (int i = 0; i < 500; i++) {
            reply = reply.thenWait(Duration.ofMillis(50)).then(" degrees, number " + i + ",");
        }
        return reply.done();
    }
}
