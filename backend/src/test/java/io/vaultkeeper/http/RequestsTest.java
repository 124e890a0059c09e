package io.vaultkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.daemon.RunningDaemon;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private static RunningDaemon daemon;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        Files.writeString(vault.resolve("Tea.md"), "# Tea\n\nGreen tea wants water of seventy degrees.\n");
        Files.writeString(vault.resolve("Coffee.md"), "# Coffee\n\nCoffee wants water of ninety degrees.\n");
        daemon = RunningDaemon.on(vault, folder.resolve("data"));
        daemon.awaitIdle();
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/search | {} | query",
                "/search | {\"query\": \" \"} | query",
                "/search | {\"query\": 7} | query",
                "/search | {\"query\": \"tea\", \"k\": 0} | k",
                "/search | {\"query\": \"tea\", \"k\": \"10\"} | k",
                "/search | {\"query\": \"tea\", \"k\": 1.5} | k",
                "/search | {\"query\": \"tea\", \"mode\": \"fuzzy\"} | mode",
                "/search | {\"query\": \"tea\", \"scope\": {\"from\": \"yesterday\"}} | scope.from",
                "/search | {\"query\": \"tea\", \"scope\": {\"from\": \"2024-02-01\", \"to\": \"2024-01-01\"}} | scope.to",
                "/search | {\"query\": \"tea\", \"scope\": {\"folders\": \"A\"}} | scope.folders",
                "/search | {\"query\": \"tea\", \"scope\": {\"tags\": [null]}} | scope.tags",
                "/search | {\"query\": \"tea\", \"scope\": {\"documents\": [\"no colon\"]}} | scope.documents",
                "/search | {\"query\": \"\\u0000\\u001b\\u00a0\"} | query",
                "/search | {\"query\": \"tea\", \"query\": \"coffee\"} | query",
                "/search | {\"query\": \"tea\", \"scope\": {\"tags\": [], \"tags\": []}} | scope.tags",
                "/search | {\"query\": \"tea\", \"k\": 99999999999999999999} | k",
                "/search | {\"query\": \"tea\", \"limit\": 3} | limit",
                "/search?limit=3 | {\"query\": \"tea\"} | limit",
                "/index/scan | {\"folder\": \"A\"} | folder",
                "/index/pause?for=1h | {} | for",
                "/index/verify | {\"all\": true} | all",
                "/search | {\"query\": \"tea\", \"scope\": {\"folder\": []}} | scope.folder",
                "/chat | {} | messages",
                "/chat | {\"messages\": []} | messages",
                "/chat | {\"messages\": [{\"role\": \"assistant\", \"content\": \"hi\"}]} | messages",
                "/chat | {\"messages\": [{\"role\": \"system\", \"content\": \"hi\"}]} | messages[0].role",
                "/chat | {\"messages\": [{\"role\": \"user\"}]} | messages[0].content",
                "/chat | {\"messages\": [{\"role\": \"user\", \"content\": \"\"}]} | messages[0].content",
                "/chat | {\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"note\": {}} | note.path",
                "/chat | {\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"note\": {\"path\": \"Gone.md\"}} | note.path",
                "/chat | {\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"note\": {\"path\": \"../Tea.md\", \"content\": \"hi\"}} | note.path",
                "/chat | {\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"researchSteps\": 9} | researchSteps",
                "/chat | {\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"topK\": -1} | topK",
                "/chat | {\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"topK\": 150} | topK",
                "/chat | {\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"persona\": \"pirate\"} | persona",
            })
    void aFaultIsToldWithItsField(String path, String body, String field) throws IOException, InterruptedException {
        HttpResponse<String> response = post(path, body.getBytes(StandardCharsets.UTF_8));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(response.body()).path("detail").asText()).contains("\"" + field + "\"");
    }

    @Test
    void aNoteThatIsNotThereIsToldBeforeTheStreamUnlessTheEditorHasItsText() throws IOException, InterruptedException {
        String chat = "{\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}], \"note\": {\"path\": \"New.md\"%s}}";
        HttpResponse<String> absent = post("/chat", chat.formatted("").getBytes(StandardCharsets.UTF_8));
        assertThat(JSON.readTree(absent.body()).path("detail").asText()).contains("There is no note \"New.md\"");
        assertThat(JSON.readTree(absent.body()).path("hint").asText()).contains("by its path in the vault");
        byte[] unsaved = chat.formatted(", \"content\": \"Tea is green.\"").getBytes(StandardCharsets.UTF_8);
        assertThat(post("/chat", unsaved).statusCode()).isEqualTo(200);
    }

    @Test
    void aNumberThatIsTooLargeIsSaidToBe() throws IOException, InterruptedException {
        assertThat(daemon.post("/search", "{\"query\": \"tea\", \"k\": 99999999999999999999}")
                        .path("detail")
                        .asText())
                .isEqualTo("\"k\" is a number out of range");
        assertThat(daemon.post("/search", "{\"query\": \"tea\", \"query\": \"coffee\"}")
                        .path("detail")
                        .asText())
                .isEqualTo("\"query\" must be given once");
    }

    @ParameterizedTest
    @CsvSource({
        "/related?path=Tea.md&kk=3, kk",
        "/related?path=Tea.md&path=Coffee.md, path",
        "/suggest?q=te&folder=A, folder",
        "/suggest?k=1&k=2, k",
        "/status?x=1, x",
        "/health?x, x"
    })
    void aParameterThatIsNotKnownOrGivenTwiceIsNamed(String path, String parameter)
            throws IOException, InterruptedException {
        JsonNode problem = daemon.get(path);

        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("detail").asText()).startsWith("\"" + parameter + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}"})
    void anOrderTakesNothingWithIt(String body) throws IOException, InterruptedException {
        assertThat(post("/index/scan", body.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void anotherMethodIsToldWhichThereAre() throws IOException, InterruptedException {
        HttpResponse<String> search =
                daemon.send(daemon.request("/api/v1/search").GET().build());
        assertThat(search.headers().firstValue("Allow")).hasValue("POST");
        HttpResponse<String> status = post("/status", new byte[0]);
        assertThat(status.headers().firstValue("Allow").orElse("").split(", "))
                .containsExactlyInAnyOrder("GET", "HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/health", "/api/v1/openapi.json", "/api/v1/personas", "/"})
    void headHasTheHeadersOfGetAndNoBody(String path) throws IOException, InterruptedException {
        HttpResponse<String> get = daemon.send(daemon.request(path).GET().build());
        HttpResponse<String> head = daemon.send(
                daemon.request(path).method("HEAD", BodyPublishers.noBody()).build());

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        for (String name : List.of("Content-Type", "Content-Length", "Cache-Control")) {
            assertThat(head.headers().allValues(name))
                    .as(name)
                    .isEqualTo(get.headers().allValues(name));
        }
    }

    @Test
    void headOfTheEventsEnds() throws IOException, InterruptedException {
        HttpResponse<String> head = daemon.send(daemon.request("/api/v1/events")
                .method("HEAD", BodyPublishers.noBody())
                .build());

        assertThat(head.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
    }

    @Test
    void searchGivesPassagesAsDocumented() throws IOException, InterruptedException {
        JsonNode passage = daemon.post("/search", "{\"query\": \"green tea\", \"k\": 1}")
                .path("passages")
                .path(0);

        assertThat(passage.path("document").asText()).isEqualTo("obsidian:Tea.md");
        assertThat(passage.path("path").asText()).isEqualTo("Tea.md");
        assertThat(passage.path("title").asText()).isEqualTo("Tea");
        assertThat(passage.path("text").asText()).contains("seventy degrees");
        assertThat(passage.path("endLine").asInt()).isEqualTo(3);
        assertThat(passage.path("uri").asText()).isEqualTo("obsidian://open?vault=vault&file=Tea");
        assertThat(passage.path("why").path("keyword").path("rank").asInt()).isEqualTo(1);
        for (String field : List.of("id", "source", "headings", "startLine", "blockId", "from", "to", "score")) {
            assertThat(passage.has(field)).as(field).isTrue();
        }
    }

    @Test
    void suggestionsAreAsDocumented() throws IOException, InterruptedException {
        JsonNode suggestion = daemon.get("/suggest?q=te").path("suggestions").path(0);

        assertThat(suggestion)
                .isEqualTo(JSON.readTree("{\"kind\": \"document\", \"value\": \"obsidian:Tea.md\", \"label\": \"Tea\","
                        + " \"detail\": null, \"path\": \"Tea.md\"}"));
        assertThat(daemon.get("/suggest").path("suggestions")).hasSize(2);
        assertThat(daemon.get("/suggest?kind=source").path("suggestions")).hasSize(1);
        assertThat(daemon.get("/suggest?k=51").path("detail").asText()).contains("\"k\"");
        assertThat(daemon.get("/suggest?kind=person").path("detail").asText()).contains("\"kind\"");
    }

    @Test
    void relatedNotesNeedANoteThatIsThere() throws IOException, InterruptedException {
        assertThat(daemon.get("/related?path=Tea.md")
                        .path("notes")
                        .path(0)
                        .path("path")
                        .asText())
                .isEqualTo("Coffee.md");
        assertThat(daemon.get("/related?path=Nothing.md").path("status").asInt())
                .isEqualTo(404);
        assertThat(daemon.get("/related").path("detail").asText()).contains("\"path\"");
        assertThat(daemon.get("/related?path=Tea.md&k=many").path("detail").asText())
                .contains("\"k\"");
    }

    @Test
    void anUnknownCallIsAProblemAndSoIsAnotherMethod() throws IOException, InterruptedException {
        assertThat(daemon.get("/nothing").path("status").asInt()).isEqualTo(404);
        assertThat(daemon.get("/search").path("status").asInt()).isEqualTo(405);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws IOException, InterruptedException {
        byte[] body = ("{\"query\": \"" + "x".repeat(17 * 1024 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertThat(post("/search", body).statusCode()).isEqualTo(413);
    }

    @Test
    void noBodyMakesTheDaemonFail() throws IOException, InterruptedException {
        long seed = 20_261_121;
        Random random = new Random(seed);
        String[] good = {
            "{\"query\": \"tea\", \"k\": 3, \"mode\": \"hybrid\", \"scope\": {\"folders\": [\"A\"], \"tags\": [\"b\"], \"from\": \"2024-01-01\"}}",
            "{\"messages\": [{\"role\": \"user\", \"content\": \"tea?\"}], \"persona\": \"assistant\", \"note\": {\"path\": \"Tea.md\", \"only\": true}}"
        };
        for (int i = 0; i < 400; i++) {
            int which = i % 2;
            byte[] body = mutated(good[which].getBytes(StandardCharsets.UTF_8), random);
            HttpResponse<String> response = post(which == 0 ? "/search" : "/chat", body);
            assertThat(response.statusCode())
                    .as("seed %d, step %d, body %s", seed, i, new String(body, StandardCharsets.ISO_8859_1))
                    .isIn(200, 400);
        }
    }

    private static byte[] mutated(byte[] body, Random random) {
        byte[] copy = body.clone();
        String pieces = "{}[]\":,0e-\\nul\u0000\u00ff";
        for (int n = random.nextInt(4); n >= 0; n--) {
            copy[random.nextInt(copy.length)] = (byte) pieces.charAt(random.nextInt(pieces.length()));
        }
        return random.nextInt(5) == 0 ? java.util.Arrays.copyOf(copy, random.nextInt(copy.length)) : copy;
    }

    private static HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        return daemon.send(daemon.request("/api/v1" + path)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }
}
