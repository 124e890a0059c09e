package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole daemon over notes and documents. */
class DocumentsDaemonTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Path vault;
    private Path papers;

    @BeforeEach
    void write() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault"));
        papers = Files.createDirectories(folder.resolve("My papers"));
        Files.writeString(vault.resolve("Boiler.md"), "# Boiler\n\nThe boiler is serviced in May.\n");
    }

    @Test
    void aPageOfAPdfIsFoundAndCited() throws Exception {
        pdf(papers.resolve("Manual.pdf"), "Nothing to see here", "Press the red valve to drain the boiler");
        try (RunningDaemon daemon = start()) {
            daemon.awaitIdle();
            JsonNode passage = search(daemon, "drain red valve", "documents").get(0);
            assertThat(passage.path("document").asText()).isEqualTo("documents:My papers/Manual.pdf");
            assertThat(passage.path("title").asText()).isEqualTo("Manual");
            assertThat(passage.path("headings")).extracting(JsonNode::asText).containsExactly("Page 2");
            assertThat(passage.path("uri").asText()).startsWith("file:///").endsWith("/My%20papers/Manual.pdf#page=2");
            assertThat(passage.path("path").isNull()).isTrue();
            assertThat(passage.path("startLine").isNull()).isTrue();
        }
    }

    @Test
    void theFolderIsFollowed() throws Exception {
        Path manual = papers.resolve("Manual.pdf");
        pdf(manual, "Press the red valve");
        try (RunningDaemon daemon = start()) {
            daemon.awaitIdle();
            Path letter = Files.writeString(papers.resolve("Letter.txt"), "Dear landlord, the chimney smokes.");
            RunningDaemon.await(
                    "a new file", () -> !search(daemon, "chimney", "documents").isEmpty());
            pdf(manual, "Press the purple lever");
            RunningDaemon.await("a changed file", () -> !search(daemon, "purple", "documents")
                    .isEmpty());
            assertThat(search(daemon, "red", "documents")).isEmpty();
            Files.delete(letter);
            RunningDaemon.await("a deleted file", () -> search(daemon, "chimney", "documents")
                    .isEmpty());
            daemon.awaitIdle();
            assertThat(daemon.post("/index/verify", "{}").path("differences")).isEmpty();
        }
    }

    @Test
    void aFolderThatIsNotThereIsToldAndReadWhenItComes() throws Exception {
        Files.delete(papers);
        try (RunningDaemon daemon = start()) {
            assertThat(daemon.awaitIdle().path("failed").toString())
                    .contains(papers.toString(), "sources.documents.folders");
            Files.createDirectory(papers);
            Files.writeString(papers.resolve("Letter.txt"), "The chimney smokes.");
            RunningDaemon.await(
                    "the folder", () -> !search(daemon, "chimney", "documents").isEmpty());
            RunningDaemon.await(
                    "no failure", () -> daemon.index().path("failed").isEmpty());
        }
    }

    @Test
    void attachmentsOpenInObsidianAtTheirPage() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.on(vault, folder.resolve("data"))) {
            daemon.awaitIdle();
            assertThat(sources(daemon)).containsExactly("obsidian");
            Files.createDirectory(vault.resolve("Files"));
            pdf(vault.resolve("Files/Guide & plan.pdf"), "One", "The boiler drains by the red valve");
            RunningDaemon.await("the attachment", () -> !search(daemon, "red valve", "attachments")
                    .isEmpty());
            JsonNode passage = search(daemon, "red valve", "attachments").get(0);
            assertThat(passage.path("path").asText()).isEqualTo("Files/Guide & plan.pdf");
            assertThat(passage.path("uri").asText())
                    .isEqualTo("obsidian://open?vault=vault&file=Files%2FGuide%20%26%20plan.pdf%23page%3D2");
            assertThat(sources(daemon)).containsExactly("obsidian", "attachments");
            assertThat(search(daemon, "boiler", "obsidian")).hasSize(1);
        }
    }

    @Test
    void oneBadFileCostsOneLine() throws Exception {
        Files.writeString(papers.resolve("Bad.pdf"), "%PDF-1.7 and then nothing");
        Files.writeString(papers.resolve("Letter.txt"), "The chimney smokes.");
        try (RunningDaemon daemon = start()) {
            JsonNode failed = daemon.awaitIdle().path("failed");
            assertThat(failed).hasSize(1);
            assertThat(failed.get(0).path("document").asText()).isEqualTo("documents:My papers/Bad.pdf");
            assertThat(search(daemon, "chimney", "documents")).hasSize(1);
        }
    }

    @Test
    void recordsOfACollectionAreFoundAndFollowed() throws Exception {
        Path file = Files.writeString(
                folder.resolve("bookmarks.jsonl"),
                "{\"id\": 1, \"text\": \"How to bleed radiators\", \"url\": \"https://example.org/r\"}\n{broken\n");
        Map<String, String> settings = Map.of(
                "VAULTKEEPER_LLM_PROVIDER",
                "none",
                "VAULTKEEPER_SOURCES_COLLECTIONS",
                "[{\"name\": \"bookmarks\", \"url\": \"url\", \"file\": \"" + file + "\"}]");
        try (RunningDaemon daemon = RunningDaemon.on(vault, folder.resolve("data"), settings)) {
            daemon.awaitIdle();
            JsonNode passage = search(daemon, "radiators", "collections").get(0);
            assertThat(passage.path("document").asText()).isEqualTo("collections:bookmarks/1");
            assertThat(passage.path("uri").asText()).isEqualTo("https://example.org/r");
            assertThat(daemon.get("/status").path("sources").toString()).contains("bookmarks, line 2: no JSON");
            Files.writeString(file, "{\"id\": 2, \"text\": \"Chimney sweeps\", \"url\": null}\n");
            RunningDaemon.await("the new record", () -> !search(daemon, "chimney", "collections")
                    .isEmpty());
            assertThat(search(daemon, "radiators", "collections")).isEmpty();
        }
    }

    private static List<String> sources(RunningDaemon daemon) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        daemon.get("/status")
                .path("sources")
                .forEach(source -> names.add(source.path("name").asText()));
        return names;
    }

    private static void pdf(Path file, String... pages) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            for (String text : pages) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(72, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            pdf.save(file.toFile());
        }
    }

    private RunningDaemon start() throws IOException {
        return RunningDaemon.on(
                vault,
                folder.resolve("data"),
                Map.of(
                        "VAULTKEEPER_LLM_PROVIDER",
                        "none",
                        "VAULTKEEPER_SOURCES_DOCUMENTS_FOLDERS",
                        "[\"" + papers + "\"]"));
    }

    private static List<JsonNode> search(RunningDaemon daemon, String query, String source)
            throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("query", query).put("mode", "keyword");
        body.putObject("scope").putArray("sources").add(source);
        List<JsonNode> passages = new ArrayList<>();
        daemon.post("/search", body.toString()).path("passages").forEach(passages::add);
        return passages;
    }
}
