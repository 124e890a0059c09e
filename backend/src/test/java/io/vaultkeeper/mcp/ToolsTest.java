package io.vaultkeeper.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vaultkeeper.daemon.RunningDaemon;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools over HTTP, without a language model. */
class ToolsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private static RunningDaemon daemon;

    @BeforeAll
    static void start() throws Exception {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        Files.createDirectories(vault.resolve("Drinks"));
        Files.writeString(
                vault.resolve("Drinks/Tea.md"),
                "---\ntags: [drinks]\n---\n# Tea\n\n## Brewing\n\nGreen tea wants water of seventy degrees.\n");
        Files.writeString(vault.resolve("Coffee.md"), "# Coffee\n\nCoffee wants water of ninety degrees.\n");
        Files.writeString(vault.resolve("Diary.md"), "---\ntags: [private]\n---\nThe secret is in the cellar.\n");
        Files.writeString(vault.resolve("Empty.md"), "");
        Files.writeString(vault.resolve("Long.md"), "A line of the long note, one of many.\n".repeat(2_000));
        String lent = "The ladder in the shed is six metres long and belongs to the neighbours on the left, who want it"
                + " back before the first snow falls.";
        Files.writeString(vault.resolve("Ladder.md"), lent);
        Files.writeString(Files.createDirectories(vault.resolve("Shed")).resolve("Misplaced.md"), lent);
        Files.writeString(vault.resolve("Boiler.txt"), "The boiler drains by the red valve.\n");
        Files.writeString(folder.resolve("outside.md"), "Outside of the vault.\n");
        daemon = RunningDaemon.on(
                vault,
                folder.resolve("data"),
                Map.of("VAULTKEEPER_LLM_PROVIDER", "none", "VAULTKEEPER_SOURCES_OBSIDIAN_EXCLUDE_TAGS", "[private]"));
        daemon.awaitIdle();
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-06-18"})
    void theServerSaysWhoItIsAndSpeaksTheClientsVersion(String version) throws Exception {
        JsonNode result = request("initialize", """
                {"protocolVersion": "%s", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}""".formatted(version)).path("result");

        assertThat(result.path("protocolVersion").asText()).isEqualTo(version);
        assertThat(result.path("serverInfo").path("name").asText()).isEqualTo("vaultkeeper");
        assertThat(result.path("capabilities").has("tools")).isTrue();
        assertThat(result.path("instructions").asText()).contains("never instructions");
    }

    @Test
    void eachToolIsDescribedWithItsSchemas() throws Exception {
        JsonNode tools = request("tools/list", "{}").path("result").path("tools");

        assertThat(tools.findValuesAsText("name")).contains("search", "read_note", "related_notes", "ask");
        assertThat(tools).hasSize(4).allSatisfy(tool -> {
            assertThat(tool.path("description").asText()).hasSizeGreaterThan(80);
            assertThat(tool.path("inputSchema").path("type").asText()).isEqualTo("object");
            assertThat(tool.path("outputSchema").path("type").asText()).isEqualTo("object");
            assertThat(tool.path("annotations").path("readOnlyHint").asBoolean())
                    .isTrue();
        });
    }

    @Test
    void searchFindsPassagesWithTheirPlaces() throws Exception {
        JsonNode result = called("search", "{\"query\": \"how hot is water for green tea\", \"k\": 1}");

        JsonNode passage = result.path("structuredContent").path("passages").path(0);
        assertThat(passage.path("path").asText()).isEqualTo("Drinks/Tea.md");
        assertThat(passage.path("startLine").asInt()).isPositive();
        assertThat(passage.path("text").asText()).contains("seventy degrees");
        assertThat(text(result))
                .contains("never instructions", "Tea > Brewing", "Drinks/Tea.md, lines", "obsidian://open")
                .contains("> Green tea wants water of seventy degrees.");
    }

    @Test
    void searchSaysWhereElseTheSameStands() throws Exception {
        JsonNode result = called("search", "{\"query\": \"whose ladder is in the shed\", \"k\": 1}");

        JsonNode passage = result.path("structuredContent").path("passages").path(0);
        assertThat(List.of(
                        passage.path("path").asText(),
                        passage.path("copies").path(0).asText()))
                .containsExactlyInAnyOrder("Ladder.md", "Shed/Misplaced.md");
        assertThat(text(result))
                .contains(" also in " + passage.path("copies").path(0).asText());
    }

    @Test
    void searchIsNarrowedByItsScope() throws Exception {
        assertThat(paths(called("search", "{\"query\": \"water\", \"scope\": {\"folders\": [\"Drinks\"]}}")))
                .containsOnly("Drinks/Tea.md");
        assertThat(paths(called("search", "{\"query\": \"water\", \"scope\": {\"tags\": [\"drinks\"]}}")))
                .containsOnly("Drinks/Tea.md");
        JsonNode nothing = called("search", "{\"query\": \"water\", \"scope\": {\"to\": \"1999-12-31\"}}");
        assertThat(paths(nothing)).isEmpty();
        assertThat(text(nothing)).startsWith("Nothing was found");
    }

    @Test
    void searchSaysWhereTheIndexMayLackNotes() throws Exception {
        assertThat(text(called("search", "{\"query\": \"water\"}"))).doesNotContain("Not all notes");

        daemon.post("/index/pause", "{}");
        assertThat(text(called("search", "{\"query\": \"water\"}"))).contains("Not all notes");

        daemon.post("/index/resume", "{}");
        daemon.awaitIdle();
    }

    @Test
    void aNoteIsReadAsItIsWritten() throws Exception {
        JsonNode result = called("read_note", "{\"path\": \"Drinks/Tea.md\"}");

        JsonNode read = result.path("structuredContent");
        assertThat(read.path("text").asText()).startsWith("---\ntags: [drinks]\n---\n# Tea\n");
        assertThat(read.path("totalLines").asInt()).isEqualTo(8);
        assertThat(read.path("endLine").asInt()).isEqualTo(8);
        assertThat(read.has("nextLine")).isFalse();
        assertThat(text(result)).contains("> # Tea").contains("Lines 1 to 8 of 8");
    }

    @Test
    void someLinesOfANoteAreRead() throws Exception {
        JsonNode read = called("read_note", "{\"path\": \"Drinks/Tea.md\", \"startLine\": 4, \"endLine\": 6}")
                .path("structuredContent");

        assertThat(read.path("text").asText()).isEqualTo("# Tea\n\n## Brewing\n");
        assertThat(read.path("startLine").asInt()).isEqualTo(4);
        assertThat(read.path("endLine").asInt()).isEqualTo(6);
        assertThat(read.has("nextLine")).isFalse();
    }

    @Test
    void aLongNoteIsReadInParts() throws Exception {
        StringBuilder whole = new StringBuilder();
        int next = 1;
        while (next > 0) {
            JsonNode read = called("read_note", "{\"path\": \"Long.md\", \"startLine\": " + next + "}")
                    .path("structuredContent");
            assertThat(read.path("text").asText()).hasSizeLessThanOrEqualTo(Excerpt.MAX_CHARACTERS + 100);
            whole.append(read.path("text").asText());
            next = read.path("nextLine").asInt();
        }

        assertThat(whole).hasToString("A line of the long note, one of many.\n".repeat(2_000));
    }

    @Test
    void anEmptyNoteIsNoError() throws Exception {
        assertThat(text(called("read_note", "{\"path\": \"Empty.md\"}"))).isEqualTo("The note is empty.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nowhere.md",
                "../outside.md",
                "/etc/passwd",
                "Drinks/../../outside.md",
                "Diary.md",
                ".obsidian/app.json",
                "Drinks"
            })
    void whatIsNoNoteOfTheVaultIsNotRead(String path) throws Exception {
        String sentence = failed("read_note", "{\"path\": \"" + path + "\"}");

        assertThat(sentence).contains(path).doesNotContain("secret", "Outside of", folder.toString());
    }

    @Test
    void aDocumentBesideTheNotesIsRelatedToThemAndReadBySearch() throws Exception {
        assertThat(paths(called("search", "{\"query\": \"red valve\", \"k\": 1}")))
                .containsExactly("Boiler.txt");
        assertThat(failed("read_note", "{\"path\": \"Boiler.txt\"}")).contains("Boiler.txt", "passages of search");
        JsonNode related = called("related_notes", "{\"path\": \"Boiler.txt\", \"k\": 1}");
        assertThat(related.path("structuredContent").path("notes")).hasSize(1);
    }

    @Test
    void relatedNotesAreListed() throws Exception {
        JsonNode result = called("related_notes", "{\"path\": \"Coffee.md\", \"k\": 1}");

        assertThat(result.path("structuredContent")
                        .path("notes")
                        .path(0)
                        .path("path")
                        .asText())
                .isEqualTo("Drinks/Tea.md");
        assertThat(text(result)).contains("Drinks/Tea.md");
    }

    @Test
    void withoutAModelAnAnswerIsMadeOfQuotes() throws Exception {
        JsonNode result = called("ask", "{\"question\": \"How hot is the water for green tea?\"}");

        JsonNode answer = result.path("structuredContent");
        assertThat(answer.path("mode").asText()).isEqualTo("quoted");
        assertThat(answer.path("answer").asText()).contains("seventy degrees", "[1]");
        assertThat(answer.path("sources").path(0).path("path").asText()).isEqualTo("Drinks/Tea.md");
        assertThat(text(result))
                .contains("seventy degrees")
                .contains("Sources:\n[1] ")
                .contains("obsidian://open");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search | {} | query",
                "search | {\"query\": \" \"} | query",
                "search | {\"query\": \"tea\", \"k\": 0} | k",
                "search | {\"query\": \"tea\", \"k\": \"many\"} | k",
                "search | {\"query\": \"tea\", \"mode\": \"fuzzy\"} | mode",
                "search | {\"query\": \"tea\", \"limit\": 3} | limit",
                "search | {\"query\": \"tea\", \"scope\": {\"from\": \"yesterday\"}} | from",
                "search | {\"query\": \"tea\", \"scope\": {\"from\": \"2024-06-31\"}} | 2024-01-31",
                "search | {\"query\": \"tea\", \"scope\": {\"from\": \"2024-06-02\", \"to\": \"2024-06-01\"}} | scope.to",
                "read_note | {\"path\": \"Coffee.md\", \"startLine\": 4} | startLine",
                "read_note | {\"path\": \"Coffee.md\", \"startLine\": 3, \"endLine\": 2} | endLine",
                "related_notes | {\"path\": \"Nowhere.md\"} | Nowhere.md",
                "ask | {\"question\": \" \"} | question",
                "ask | {\"question\": \"Tea?\", \"persona\": \"pirate\"} | pirate",
            })
    void aFaultInTheArgumentsIsToldToTheModel(String tool, String arguments, String named) throws Exception {
        assertThat(failed(tool, arguments)).contains(named);
    }

    @Test
    void anUnknownToolOrMethodIsAnErrorOfTheProtocol() throws Exception {
        assertThat(request("tools/call", "{\"name\": \"delete_all\", \"arguments\": {}}")
                        .has("error"))
                .isTrue();
        JsonNode unknown = request("resources/list", "{}");
        assertThat(unknown.path("error").path("code").asInt()).isEqualTo(-32601);
        assertThat(unknown.path("id").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"cellar\"", "[1]", "{\"name\": \"search\", \"arguments\": \"cellar\"}"})
    void parametersThatCannotBeReadAreAnErrorOfTheProtocol(String parameters) throws Exception {
        JsonNode error = request("tools/call", parameters).path("error");

        assertThat(error.path("code").asInt()).isEqualTo(-32602);
        assertThat(error.path("message").asText()).contains("tools/call").doesNotContain("cellar");
    }

    @Test
    void aNotificationHasNoAnswer() throws Exception {
        HttpResponse<String> response = post("{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tea", "[]", "{}", "{\"jsonrpc\": \"2.0\", \"id\": 1}"})
    void whatIsNoMessageIsRefused(String body) throws Exception {
        assertThat(post(body).statusCode()).isEqualTo(400);
    }

    @Test
    void theTokenIsNeededAndPagesFromElsewhereAreRefused() throws Exception {
        assertThat(daemon.send(daemon.request("/mcp")
                                .setHeader("Authorization", "Bearer wrong")
                                .POST(BodyPublishers.ofString("{}"))
                                .build())
                        .statusCode())
                .isEqualTo(401);
        assertThat(daemon.send(daemon.request("/mcp")
                                .header("Origin", "https://example.org")
                                .POST(BodyPublishers.ofString("{}"))
                                .build())
                        .statusCode())
                .isEqualTo(403);
        assertThat(daemon.send(daemon.request("/mcp").build()).statusCode()).isEqualTo(405);
    }

    private static JsonNode called(String tool, String arguments) throws Exception {
        JsonNode result = call(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isFalse();
        return result;
    }

    private static String failed(String tool, String arguments) throws Exception {
        JsonNode result = call(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isTrue();
        return text(result);
    }

    private static JsonNode call(String tool, String arguments) throws Exception {
        return request("tools/call", "{\"name\": \"" + tool + "\", \"arguments\": " + arguments + "}")
                .path("result");
    }

    private static JsonNode request(String method, String parameters) throws Exception {
        ObjectNode message =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 7).put("method", method);
        message.set("params", JSON.readTree(parameters));
        HttpResponse<String> response = post(message.toString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return daemon.send(daemon.request("/mcp")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String text(JsonNode result) {
        return result.path("content").path(0).path("text").asText();
    }

    private static List<String> paths(JsonNode result) {
        return result.path("structuredContent").path("passages").findValuesAsText("path");
    }
}
