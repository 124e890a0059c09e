package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vaultkeeper.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole daemon over notes and chats. */
class ChatsDaemonTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** Of the shared questions; the rest need another language's words, or what the exporter lost. */
    private static final double FOUND_IN_TEN = 0.8;

    private static final String FIRST = """
            {"351912345678@s.whatsapp.net": {"name": "Marta", "messages": {
              "1": {"timestamp": 1730722849, "key_id": "K1", "data": "The spare key is with Dona Lurdes"},
              "2": {"timestamp": 1730722900, "key_id": "K2", "from_me": true, "data": "Thanks, I will fetch it"}%s}}}""";
    private static final String LATER =
            ", \"3\": {\"timestamp\": 1733314849, \"key_id\": \"K3\", \"data\": \"Pimenta is allergic to chicken\"}";

    @TempDir
    private Path folder;

    private Path vault;

    @BeforeEach
    void write() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault"));
        Files.writeString(vault.resolve("Keys.md"), "# Keys\n\nThe spare key hangs by the door.\n");
    }

    @Test
    void aChatIsFoundBesideTheNotesAndSaysWhoWhenAndWhat() throws Exception {
        try (RunningDaemon daemon = over(Files.writeString(folder.resolve("result.json"), FIRST.formatted("")))) {
            assertThat(daemon.awaitIdle().path("documents").asInt()).isEqualTo(2);
            assertThat(search(daemon, "spare key", "{}")).hasSize(2);

            List<JsonNode> chats = search(daemon, "spare key", "{\"sources\": [\"whatsapp\"]}");
            assertThat(chats).hasSize(1);
            JsonNode passage = chats.get(0);
            assertThat(passage.path("document").asText()).isEqualTo("whatsapp:351912345678@s.whatsapp.net");
            assertThat(passage.path("title").asText()).isEqualTo("Marta");
            assertThat(passage.path("path").isNull()).isTrue();
            assertThat(passage.path("startLine").isNull()).isTrue();
            assertThat(passage.path("participants"))
                    .extracting(JsonNode::asText)
                    .containsExactly("Marta", "Nuno");
            assertThat(passage.path("from").asText()).isEqualTo("2024-11-04T12:20:49Z");
            assertThat(passage.path("to").asText()).isEqualTo("2024-11-04T12:21:40Z");
            assertThat(passage.path("messages"))
                    .extracting(message -> message.path("id").asText())
                    .containsExactly("K1", "K2");
            assertThat(search(daemon, "spare key", "{\"sources\": [\"whatsapp\"], \"from\": \"2024-12-01\"}"))
                    .isEmpty();
            assertThat(search(daemon, "spare key", "{\"participants\": [\"MÁRTA\"]}"))
                    .hasSize(1);
            assertThat(search(daemon, "spare key", "{\"participants\": [\"Rui\"]}"))
                    .isEmpty();
        }
    }

    @Test
    void aNewerExportAddsWhatIsNew() throws Exception {
        Path export = Files.writeString(folder.resolve("result.json"), FIRST.formatted(""));
        try (RunningDaemon daemon = over(export)) {
            daemon.awaitIdle();
            String before = search(daemon, "spare key", "{\"sources\": [\"whatsapp\"]}")
                    .get(0)
                    .path("id")
                    .asText();

            Files.writeString(export, FIRST.formatted(LATER));
            daemon.post("/index/scan", "{}");

            RunningDaemon.await("the new message", () -> !search(
                            daemon, "allergic chicken", "{\"from\": \"2024-12-01\", \"sources\": [\"whatsapp\"]}")
                    .isEmpty());
            assertThat(search(daemon, "spare key", "{\"sources\": [\"whatsapp\"]}"))
                    .first()
                    .extracting(passage -> passage.path("id").asText())
                    .isEqualTo(before);
            daemon.awaitIdle();
            assertThat(daemon.post("/index/verify", "{}").path("differences")).isEmpty();
        }
    }

    @Test
    void aChangedAddressBookRenamesPeopleAndWhatIsWrongWithItIsCounted() throws Exception {
        Path export = Files.writeString(
                folder.resolve("result.json"), FIRST.formatted("").replace("\"Marta\"", "null"));
        Path contacts = Files.writeString(folder.resolve("contacts.csv"), "Name,Phone\nCode,*123#\n");
        try (RunningDaemon daemon = over(
                export,
                Map.of(
                        "VAULTKEEPER_SOURCES_WHATSAPP_CONTACTS",
                        contacts.toString(),
                        "VAULTKEEPER_SOURCES_WHATSAPP_DEFAULT_COUNTRY",
                        "351"))) {
            daemon.awaitIdle();
            assertThat(search(daemon, "spare key", "{\"participants\": [\"+351912345678\"]}"))
                    .hasSize(1);
            assertThat(daemon.get("/status").path("sources").toString()).contains("Code: *123#");

            Files.writeString(contacts, "Name,Phone\nMarta Sousa,912 345 678\n");

            RunningDaemon.await("the name", () -> !search(daemon, "spare key", "{\"participants\": [\"Marta Sousa\"]}")
                    .isEmpty());
            daemon.awaitIdle();
            assertThat(daemon.post("/index/verify", "{}").path("differences")).isEmpty();
        }
    }

    @Test
    void aBrokenExportIsToldAndTheNotesGoOn() throws Exception {
        try (RunningDaemon daemon = over(Files.writeString(folder.resolve("result.json"), "{\"a\": {"))) {
            JsonNode index = daemon.awaitIdle();
            assertThat(index.path("failed").toString()).contains("result.json");
            assertThat(search(daemon, "spare key", "{}")).hasSize(1);
        }
    }

    @Test
    void messagesThatAnswerAreAmongTheFirstPassages() throws Exception {
        Path export = SharedData.chats().resolve("result.json");
        if (!Files.exists(export)) {
            export = Files.writeString(folder.resolve("result.json"), FIRST.formatted(LATER));
        }
        try (RunningDaemon daemon = over(export)) {
            daemon.awaitIdle();
            int found = 0;
            List<JsonNode> questions = questions();
            for (JsonNode question : questions) {
                String passages =
                        search(daemon, question.path("question").asText(), "{}").toString();
                for (JsonNode expected : question.path("expected")) {
                    if (passages.contains('"' + expected.path("key_id").asText() + '"')) {
                        found++;
                        break;
                    }
                }
            }
            assertThat(found).isGreaterThanOrEqualTo((int) (FOUND_IN_TEN * questions.size()));
        }
    }

    private static List<JsonNode> questions() throws IOException {
        Path file = SharedData.chats().resolve("questions.jsonl");
        List<String> lines = Files.exists(file)
                ? Files.readAllLines(file)
                : List.of("{\"question\": \"What is Pimenta allergic to?\", \"expected\": [{\"key_id\": \"K3\"}]}");
        List<JsonNode> questions = new ArrayList<>();
        for (String line : lines) {
            questions.add(JSON.readTree(line));
        }
        return questions;
    }

    private RunningDaemon over(Path export) throws IOException {
        return over(export, Map.of());
    }

    private RunningDaemon over(Path export, Map<String, String> further) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "VAULTKEEPER_LLM_PROVIDER", "none",
                "VAULTKEEPER_SOURCES_WHATSAPP_EXPORT", export.toString(),
                "VAULTKEEPER_SOURCES_WHATSAPP_ME", "Nuno"));
        settings.putAll(further);
        return RunningDaemon.on(vault, folder.resolve("data"), settings);
    }

    private static List<JsonNode> search(RunningDaemon daemon, String query, String scope)
            throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("query", query).put("k", 10);
        body.set("scope", JSON.readTree(scope));
        List<JsonNode> passages = new ArrayList<>();
        daemon.post("/search", body.toString()).path("passages").forEach(passages::add);
        return passages;
    }
}
