package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole daemon over notes and tables. */
class TablesDaemonTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SETTINGS = """
            sources:
              tables:
                - {file: "%s", name: "Air in the bedroom", time: timestamp, values: {co2: "CO₂ in ppm"}}
                - {file: "%s", name: "Expenses", time: date, values: {amount: "amount spent in EUR"}, category: category}
            """;

    @TempDir
    private Path folder;

    private Path vault;
    private Path air;
    private Path expenses;

    @BeforeEach
    void write() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault"));
        Files.writeString(vault.resolve("Bedroom.md"), "# Bedroom\n\nPaint the bedroom walls white.\n");
        Files.writeString(vault.resolve("Diary.md"), "# Diary\n\nIn January the air was cold and I stayed at home.\n");
        air = Files.writeString(folder.resolve("co2.csv"), readings());
        expenses = Files.writeString(folder.resolve("expenses.csv"), spendings());
    }

    private static String readings() {
        StringBuilder rows = new StringBuilder("timestamp,co2\n");
        for (LocalDate day = LocalDate.of(2024, 11, 1); day.getMonthValue() != 3; day = day.plusDays(1)) {
            for (int hour = 0; hour < 24; hour++) {
                int night = hour < 8 ? 600 : 0;
                rows.append("%sT%02d:00,%d\n".formatted(day, hour, 420 + night + day.getMonthValue() * 3 + hour));
            }
        }
        return rows.toString();
    }

    private static String spendings() {
        StringBuilder rows = new StringBuilder("date,amount,category\n");
        for (int month = 9; month <= 12; month++) {
            rows.append("2024-%02d-01,800.00,rent\n2024-%02d-12,%d.50,food\n".formatted(month, month, 40 + month));
        }
        return rows.toString();
    }

    private RunningDaemon start() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("vaultkeeper.yml"), SETTINGS.formatted(air, expenses));
        return RunningDaemon.on(vault, data, Map.of("VAULTKEEPER_LLM_PROVIDER", "none"));
    }

    @Test
    void aMonthIsFoundByAQuestionAboutIt() throws Exception {
        try (RunningDaemon daemon = start()) {
            daemon.awaitIdle();
            List<String> found = headings(
                    search(daemon, "how was the air in my bedroom last January?", "{\"sources\": [\"tables\"]}"));
            assertThat(found).first().isEqualTo("January 2025");
            assertThat(headings(search(daemon, "how was the air in my bedroom last January?", "{}"))
                            .subList(0, 3))
                    .contains("January 2025");
            JsonNode spent =
                    search(daemon, "what did I spend in November 2024?", "{}").get(0);
            assertThat(spent.path("title").asText()).isEqualTo("Expenses, November 2024");
            assertThat(spent.path("text").asText()).contains("total 851.5").contains("rent 800 (94 %)");
        }
    }

    @Test
    void datesNarrowToTheMonthsTheyAreIn() throws Exception {
        try (RunningDaemon daemon = start()) {
            daemon.awaitIdle();
            String december = "{\"sources\": [\"tables\"], \"from\": \"2024-12-05\", \"to\": \"2024-12-20\"}";
            assertThat(search(daemon, "air in the bedroom", december))
                    .isNotEmpty()
                    .allSatisfy(passage ->
                            assertThat(passage.path("title").asText()).endsWith("December 2024"));
            JsonNode passage = search(daemon, "air in the bedroom", december).get(0);
            assertThat(passage.path("dateBasis").asText()).isEqualTo("readings");
            assertThat(passage.path("startLine").isNull()).isTrue();
            assertThat(passage.path("uri").asText()).contains("co2.csv#row=");
        }
    }

    @Test
    void aNewReadingIsFoundAndEmbedsOnlyWhatItChanges() throws Exception {
        try (RunningDaemon daemon = start()) {
            daemon.awaitIdle();
            List<String> before = ids(daemon);
            Files.writeString(air, "2025-02-28T23:30,3000\n", StandardOpenOption.APPEND);

            RunningDaemon.await(
                    "the new reading", () -> search(daemon, "air bedroom February 2025", "{\"sources\": [\"tables\"]}")
                            .toString()
                            .contains("3,000"));
            daemon.awaitIdle();
            List<String> after = new ArrayList<>(ids(daemon));
            after.removeAll(before);
            assertThat(after).hasSizeLessThanOrEqualTo(3);
            assertThat(daemon.post("/index/verify", "{}").path("differences")).isEmpty();
        }
    }

    @Test
    void aTableThatIsNotThereIsToldAndTheRestGoesOn() throws Exception {
        Files.delete(air);
        try (RunningDaemon daemon = start()) {
            JsonNode index = daemon.awaitIdle();
            assertThat(index.path("failed").toString()).contains("co2.csv").contains("sources.tables");
            assertThat(search(daemon, "what did I spend in November 2024?", "{}"))
                    .isNotEmpty();
        }
    }

    private static List<String> ids(RunningDaemon daemon) throws IOException, InterruptedException {
        return search(daemon, "air bedroom February 2025", "{\"sources\": [\"tables\"], \"from\": \"2025-02-01\"}")
                .stream()
                .map(passage -> passage.path("id").asText())
                .toList();
    }

    private static List<String> headings(List<JsonNode> passages) {
        return passages.stream()
                .map(passage -> passage.path("headings").path(0).asText())
                .toList();
    }

    private static List<JsonNode> search(RunningDaemon daemon, String query, String scope)
            throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("query", query).put("k", 50);
        body.set("scope", JSON.readTree(scope));
        List<JsonNode> passages = new ArrayList<>();
        daemon.post("/search", body.toString()).path("passages").forEach(passages::add);
        return passages;
    }
}
