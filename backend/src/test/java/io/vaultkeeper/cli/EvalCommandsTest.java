package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.StoredIndex;
import io.vaultkeeper.index.lucene.LuceneStore;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions are drafted, kept, and asked: with the built-in model, over real files. */
class EvalCommandsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Path vault;
    private Path questions;

    private record Result(int code, String out, String err) {}

    @BeforeEach
    void writeVault() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault"));
        questions = folder.resolve("questions.jsonl");
        Files.writeString(
                vault.resolve("Tea.md"),
                "# Tea\n\n" + "Green tea wants water of seventy degrees, and black tea wants it boiling. ".repeat(4));
        Files.writeString(vault.resolve("Kettle.md"), "# Kettle\n\nBought in Porto.\n");
        settings("llm: {provider: none}");
    }

    @Test
    void questionsThatTheModelDraftsAreKeptAsTheUserWantsThemAndAskedThen() throws Exception {
        try (OllamaStandIn ollama = OllamaStandIn.start()
                .replying(request -> ScriptedReply.words("{\"question\": \"How hot should water for tea be?\","
                                + " \"answer\": \"Green tea wants water of seventy degrees\"}")
                        .done())) {
            settings("llm: {base-url: \"" + ollama.url() + "\"}");
            Result kept = run("k\nHow warm must the water be?\n", "eval-draft", questions.toString(), "-n", "1");
            assertThat(kept.code()).as(kept.err()).isZero();
            assertThat(kept.out()).contains("How hot should water for tea be?", "1 question kept");
            assertThat(ollama.chats().get(0).toString()).contains("Green tea wants water");
            Result again = run("y\n", "eval-draft", questions.toString());
            assertThat(again.code()).isEqualTo(1);
            assertThat(again.err()).contains("no question in " + questions);
            assertThat(questions).content().hasLineCount(1);
        }
        JsonNode line = JSON.readTree(Files.readString(questions));
        assertThat(line.path("question").asText()).isEqualTo("How warm must the water be?");
        assertThat(line.path("expected").path(0).path("document").asText()).isEqualTo("obsidian:Tea.md");
        assertThat(line.path("expected").path(0).path("text").asText())
                .isEqualTo("Green tea wants water of seventy degrees");

        Path chart = folder.resolve("chart.svg");
        Result table = run(
                "", "eval", questions.toString(), "--setting", "mode=keyword", "--chart", chart.toString(), "--misses");
        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out())
                .contains(
                        "| in use | 1.000 |",
                        "| mode=keyword | 1.000 |",
                        "| ancestor |",
                        "\n1 question.",
                        "in use: nothing was missed.");
        assertThat(Files.readString(chart)).startsWith("<svg");

        JsonNode results = JSON.readTree(
                run("", "eval", questions.toString(), "--json", "--no-ancestor").out());
        assertThat(results).hasSize(1);
        assertThat(results.path(0).path("figures").path("recall10").asDouble()).isEqualTo(1);
        JsonNode outcome = results.path(0).path("outcomes").path(0);
        assertThat(outcome.path("ranks").toString()).isEqualTo("[1]");
        assertThat(outcome.path("evidence2000").asDouble()).isEqualTo(1);
        assertThat(results.path(0).path("index").path("embedded").asInt()).isZero();
    }

    @Test
    void whereNothingCouldBeDraftedTheReasonIsTold() throws Exception {
        try (OllamaStandIn ollama = OllamaStandIn.start()
                .replying(request -> ScriptedReply.words("I would rather not.").done())) {
            settings("llm: {base-url: \"" + ollama.url() + "\"}");
            Result mute = run("", "eval-draft", questions.toString(), "--yes");
            assertThat(mute.code()).isEqualTo(1);
            assertThat(mute.err()).contains("no question for any of 1 passages");
            Files.delete(vault.resolve("Tea.md"));
            assertThat(run("", "eval-draft", questions.toString(), "--yes").err())
                    .contains("long enough");
        }
    }

    @Test
    void aQuestionMayBeDroppedAndTheRestLeft() throws Exception {
        try (OllamaStandIn ollama = OllamaStandIn.start()
                .replying(request ->
                        ScriptedReply.words("{\"question\": \"Which tea?\"}").done())) {
            settings("llm: {base-url: \"" + ollama.url() + "\"}");
            assertThat(run("n\nq\n", "eval-draft", questions.toString()).out()).contains("No question kept.");
        }
        assertThat(questions).doesNotExist();
        Result none = run("", "eval-draft", questions.toString(), "-n", "0");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("-n must be 1 or more");
    }

    @Test
    void withoutAModelAndWithWrongQuestionsThePlainReasonIsTold() throws IOException {
        Result draft = run("", "eval-draft", questions.toString());
        assertThat(draft.code()).isEqualTo(1);
        assertThat(draft.err()).contains("llm.provider");
        Files.writeString(questions, "{\"question\": \"x\"}\n");
        Result wrong = run("", "eval", questions.toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("line 1");
        Result setting = run("", "eval", questions.toString(), "--setting", "colour=red");
        assertThat(setting.code()).isEqualTo(2);
        assertThat(setting.err()).contains("colour=red");
        assertThat(run("", "eval", folder.resolve("gone").toString()).code()).isEqualTo(2);
    }

    @Test
    void aModelThatCannotBeUsedIsToldBeforeOthersAreMeasured() throws Exception {
        Files.writeString(questions, "{\"question\": \"Where from?\", \"expected\": [{\"document\": \"Kettle\"}]}\n");
        Result reranker = run("", "eval", questions.toString(), "--setting", "reranker=" + vault);
        assertThat(reranker.code()).isEqualTo(2);
        assertThat(reranker.err()).contains("reranker");
        Result model = run("", "eval", questions.toString(), "--setting", "model=onnx:" + vault);
        assertThat(model.code()).isEqualTo(1);
        assertThat(model.err()).contains("There is no model.onnx in " + vault);
        assertThat(reranker.out() + model.out()).isEmpty();
        assertThat(new LuceneStore(folder.resolve("data/eval")).stored()).isEmpty();
    }

    @Test
    void asLongAsAnotherMeasuresWithTheSameIndexItIsSaidAndWhatToDo() throws Exception {
        Files.writeString(questions, "{\"question\": \"Where from?\", \"expected\": [{\"document\": \"Kettle\"}]}\n");
        LuceneStore kept = new LuceneStore(folder.resolve("data/eval"));
        String[] measure = {"eval", questions.toString(), "--no-ancestor", "--setting", "chunk=100"};
        assertThat(run("", "eval", questions.toString(), "--no-ancestor").code())
                .isZero();
        String inUse = kept.stored().get(0).id();
        assertThat(run("", measure).code()).isZero();
        for (StoredIndex index : kept.stored()) {
            try (ChunkIndex other = kept.open(index.id(), 384)) {
                assertThat(other.counts()).isNotEmpty();
                Result result = run("", measure);
                boolean first = index.id().equals(inUse);
                assertThat(result.code()).isEqualTo(1);
                assertThat(result.err())
                        .contains("Another `vaultkeeper eval` is at work on the index for \""
                                + (first ? "in use" : "chunk=100") + "\". Wait until it has ended");
                assertThat(result.out().contains("| in use | 1.000 |"))
                        .as("figures of what was measured before")
                        .isEqualTo(!first);
            }
        }
    }

    @Test
    void whatIsPrintedHoldsNoKey() throws Exception {
        settings("llm: {provider: none}\nembedding: {api-key: SECRET123}");
        Files.writeString(questions, "{\"question\": \"Where from?\", \"expected\": [{\"document\": \"Kettle\"}]}\n");
        Result result = run("", "eval", questions.toString(), "--json", "--setting", "mode=keyword");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("e5-small-v2").doesNotContain("SECRET123");
    }

    @Test
    void aBaselineWithoutPassagesIsSaidToSayNothing() throws Exception {
        Files.delete(vault.resolve("Tea.md"));
        Files.writeString(questions, "{\"question\": \"Where from?\", \"expected\": [{\"document\": \"Kettle\"}]}\n");
        String table = run("", "eval", questions.toString()).out();
        assertThat(table).contains("ancestor has no passages at all, since").doesNotContain("Not in the index");

        Files.writeString(questions, "{\"question\": \"Where?\", \"expected\": [{\"document\": \"Nope.md\"}]}\n");
        assertThat(run("", "eval", questions.toString()).out())
                .contains("Not in the index, so that no search finds them: Nope.md");
    }

    @Test
    void aMessageIsFoundByItsOwnIdAndOneThatIsNotIndexedIsTold() throws Exception {
        Path export = Files.writeString(
                folder.resolve("result.json"),
                "{\"351912000111@s.whatsapp.net\": {\"name\": \"Rita\", \"messages\": {\"7\": {\"timestamp\": 1700000000,"
                        + " \"key_id\": \"3EB0\", \"data\": \"The tram leaves at nine.\"}}}}");
        settings("llm: {provider: none}\nsources: {whatsapp: {export: '" + export + "'}}");
        String line = "{\"question\": \"When is the tram?\", \"expected\": [{\"message\": \"%s\"}]}\n";
        Files.writeString(questions, line.formatted("3EB0"));
        assertThat(run("", "eval", questions.toString()).out())
                .contains("| in use | 1.000 |")
                .doesNotContain("Not in the index");
        Files.writeString(questions, line.formatted("7"));
        assertThat(run("", "eval", questions.toString()).out())
                .contains("| in use | 0.000 |", "Not in the index, so that no search finds them: message 7");
    }

    @Test
    void whatCannotBeMeasuredIsRefusedBeforeItIsTried() throws Exception {
        String line = "{\"id\": \"1\", \"question\": \"Where from?\", \"expected\": [{\"document\": \"Kettle\"}]}\n";
        Files.writeString(questions, line + line);
        assertThat(run("", "eval", questions.toString()).err()).contains("line 2", "the id \"1\"");
        Files.writeString(questions, line);
        String nowhere = folder.resolve("none/chart.svg").toString();
        Result chart = run("", "eval", questions.toString(), "--chart", nowhere);
        assertThat(chart.code()).isEqualTo(2);
        assertThat(chart.err()).contains(nowhere);
        Result model = run("", "eval", questions.toString(), "--setting", "model=onnx:" + folder.resolve("nope"));
        assertThat(model.code()).isEqualTo(2);
        assertThat(model.out()).isEmpty();
        assertThat(model.err()).contains("There is no folder " + folder.resolve("nope"));
        assertThat(run("", "eval", questions.toString(), "--most", "0").err()).contains("--most");

        Path set = Files.createDirectories(folder.resolve("set"));
        Files.writeString(set.resolve("corpus.jsonl"), "");
        assertThat(run("", "eval", set.toString()).err()).contains("lacks queries.jsonl");
        Files.writeString(set.resolve("queries.jsonl"), "");
        Files.writeString(set.resolve("qrels.tsv"), "");
        assertThat(run("", "eval", set.toString()).err()).contains("holds no question");
    }

    private void settings(String yaml) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/vaultkeeper.yml"), yaml);
    }

    private Result run(String typed, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--vault", vault.toString(), "--data", folder.resolve("data").toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            int code = Main.run(all.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
            return new Result(code, out.toString(), err.toString());
        } finally {
            System.setIn(before);
        }
    }
}
