package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.vaultkeeper.daemon.DaemonFile;
import io.vaultkeeper.daemon.DaemonLayout;
import io.vaultkeeper.daemon.RunningDaemon;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands as typed, each with a daemon of its own unless one runs. */
class CommandsTest extends TypedCommands {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void searchPrintsPassagesWithTheirPlace() {
        Result result = run("search", "kettle");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("2024-03-05", "Daily/2024-03-05.md:1-1", "thermometer");
        assertThat(result.out()).doesNotContain("\u001b");
    }

    @Test
    void searchAsJsonIsOneValueOfTheApisShape() throws IOException {
        JsonNode found =
                JSON.readTree(run("search", "green tea", "--json", "-k", "1").out());

        assertThat(found.path("passages")).hasSize(1);
        assertThat(found.path("passages").path(0).path("path").asText()).isEqualTo("Tea.md");
        assertThat(found.has("tookMs")).isTrue();
    }

    @Test
    void scopeOptionsNarrowTheSearch() {
        assertThat(run("search", "water", "--tag", "drink", "--mode", "keyword").code())
                .isZero();
        assertThat(run("search", "water", "--tag", "food").code()).isEqualTo(3);
        assertThat(run("search", "kettle", "--folder", "Daily").code()).isZero();
        assertThat(run("search", "kettle", "--from", "2024-03-06", "--to", "2024-12-31")
                        .code())
                .isEqualTo(3);
        assertThat(run("search", "kettle", "--source", "whatsapp").code()).isEqualTo(3);
    }

    @Test
    void wordsThatNoNoteHasAreNotFound() {
        Result misspelt = run("search", "zzyzx", "--mode", "keywords");
        assertThat(misspelt.code()).isEqualTo(2);
        assertThat(misspelt.err()).contains("--mode", "'keywords'");
        Result result = run("search", "zzyzx", "--mode", "keyword");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Nothing found");
    }

    @Test
    void aFaultInARequestIsToldByTheOptionThatHasIt() {
        assertThat(run("search", " ").err()).startsWith("QUERY must be a text");
        assertThat(run("ask", "").err()).startsWith("QUESTION must not be blank");
        Result turned = run("search", "tea", "--from", "2024-02-01", "--to", "2024-01-01");
        assertThat(turned.code()).isEqualTo(2);
        assertThat(turned.err()).startsWith("--to must not be before --from");
        assertThat(run("search", "tea", "-k", "0").err()).startsWith("-k must be from 1");
        assertThat(run("ask", "tea?", "--persona", "name").err())
                .startsWith("--persona is not known")
                .contains("\"name\"");
        Result note = run("ask", "How hot?", "--note", "Gone.md");
        assertThat(note.code()).isEqualTo(2);
        assertThat(note.err()).startsWith("--note cannot be opened: There is no note \"Gone.md\" in the vault.");
    }

    @Test
    void aDaemonThatCannotSayHowFarItIsGoesOn() throws IOException {
        HttpServer away = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        byte[] problem = "{\"detail\": \"PostgreSQL does not answer.\"}".getBytes(StandardCharsets.UTF_8);
        away.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, problem.length);
            exchange.getResponseBody().write(problem);
            exchange.close();
        });
        away.start();
        String url = "http://127.0.0.1:" + away.getAddress().getPort();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try {
            ServeCommand.tellWhenReady(
                    new Api(new DaemonFile("/vault", url, "t", 1, "0")), new PrintWriter(out), new PrintWriter(err));
        } finally {
            away.stop(0);
        }
        assertThat(err.toString()).contains("PostgreSQL does not answer.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aCommandTalksToTheDaemonThatRuns() throws IOException, InterruptedException {
        try (RunningDaemon daemon =
                RunningDaemon.on(vault, folder.resolve("data"), Map.of("VAULTKEEPER_LLM_PROVIDER", "none"))) {
            daemon.awaitIdle();
            assertThat(run("status").out()).contains("2 documents", "idle", "Model      No model is set up");
            assertThat(run("search", "kettle").code()).isZero();
            assertThat(run("personas").out()).contains("assistant", "philosopher", "psychotherapist");
            assertThat(run("related", "Tea.md").out()).contains("Daily/2024-03-05.md");
            assertThat(run("related", vault.resolve("Tea.md").toString()).out()).contains("Daily/2024-03-05.md");
            assertThat(run("index", "--verify").out()).contains("agree");
        }
    }

    @Test
    void relatedTellsOfANoteThatIsNotThere() {
        Result result = run("related", "Nowhere.md");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("has no note \"Nowhere.md\"");
    }

    @Test
    void relatedFindsANoteWithoutItsEnding() {
        Result result = run("related", "Daily/2024-03-05");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("Tea.md");
        Result nowhere = run("related", "Nowhere");
        assertThat(nowhere.code()).isEqualTo(3);
        assertThat(nowhere.err()).contains("has no note \"Nowhere\"");
    }

    @Test
    void aSourceThatIsNotThereIsToldWithThoseThatAre() {
        Result search = run("search", "kettle", "--source", "nope");
        assertThat(search.code()).isEqualTo(3);
        assertThat(search.err()).contains("There is no source \"nope\". There is: obsidian");
        assertThat(run("search", "zzyzx", "--mode", "keyword", "--source", "obsidian")
                        .err())
                .doesNotContain("no source");
        assertThat(run("ask", "Where is the kettle?", "--source", "nope").err())
                .contains("There is no source \"nope\"");
    }

    @Test
    void indexReportsAndRebuildsAndVerifies() {
        assertThat(run("index").out()).contains("2 documents");
        Result rebuilt = run("index", "--rebuild", "--verify");

        assertThat(rebuilt.code()).isZero();
        assertThat(rebuilt.out()).contains("agree");
    }

    @Test
    @Timeout(120)
    void watchingGoesOnWhereTheDaemonEnds() throws IOException, InterruptedException {
        StringWriter err = new StringWriter();
        Thread watching = new Thread(() -> Main.run(
                arguments("index", "--watch"), new PrintWriter(new StringWriter()), new PrintWriter(err, true)));
        try (RunningDaemon daemon =
                RunningDaemon.on(vault, folder.resolve("data"), Map.of("VAULTKEEPER_LLM_PROVIDER", "none"))) {
            daemon.awaitIdle();
            watching.start();
            awaitWatching(err, 1);
        }
        awaitWatching(err, 2);
        Files.writeString(vault.resolve("Coffee.md"), "Coffee wants ninety degrees.\n");
        while (run("search", "ninety", "--mode", "keyword").code() != 0) {
            Thread.sleep(50);
        }
        watching.interrupt();
        watching.join();
    }

    private static void awaitWatching(StringWriter err, int times) throws InterruptedException {
        while (err.toString().split("Watching for changes", -1).length <= times) {
            Thread.sleep(50);
        }
    }

    @Test
    void statusTellsHowMuchWasLeftOut() throws IOException {
        Path records =
                Files.writeString(folder.resolve("links.jsonl"), "{\"id\": 1, \"text\": \"A kettle\"}\nbroken\n");
        settings("llm: {provider: none}\nsources: {collections: [{file: \"" + records + "\"}]}");
        Result status = run("status");

        assertThat(status.out())
                .contains("collections: 1 document, 1 passage")
                .containsPattern("left out: [^\\d]+: 1\\R");
    }

    @Test
    void whatANoteHoldsCannotSteerTheTerminal() throws IOException {
        Files.writeString(vault.resolve("Evil.md"), "kettle \u001b]0;owned\u0007 \u001b[2J \u009b31m \u202egnp\n");

        assertThat(run("search", "kettle", "--mode", "keyword").out())
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
    }

    @Test
    void aDaemonThatEndsUnderACommandIsReplacedByOneOfItsOwn() throws IOException {
        HttpServer ending = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        ending.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                exchange.close();
                ending.stop(0);
            } else {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        ending.start();
        String url = "http://127.0.0.1:" + ending.getAddress().getPort();
        long pid = ProcessHandle.current().pid();
        DaemonLayout.announce(
                folder.resolve("data"), new DaemonFile(vault.toRealPath().toString(), url, "t", pid, "0"));

        Result result = run("search", "kettle");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("thermometer");
    }
}
