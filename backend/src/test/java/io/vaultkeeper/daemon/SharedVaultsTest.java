package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.SharedData;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole daemon over real vaults, where there are any, and over one that is written here. */
class SharedVaultsTest {
    private static final int LONGEST = 1;
    private static final int ODDLY_NAMED = 4;
    private static final int AT_MOST = 10;
    private static final String OWN = "(written here)";
    private static final Map<String, String> NO_MODEL = Map.of("VAULTKEEPER_LLM_PROVIDER", "none");
    private static final String MARKED = "Quokka sightings";

    @TempDir
    private Path folder;

    private Path vault;
    private Path data;

    static List<String> vaults() {
        Stream<String> shared = SharedData.vaults().stream().map(Path::toString);
        return Stream.concat(Stream.of(OWN), shared).toList();
    }

    @ParameterizedTest
    @MethodSource("vaults")
    void aVaultIsIndexedSearchedAskedEditedAndKeptOverARestart(String original) throws Exception {
        vault = Files.createDirectories(folder.resolve("vault")).toRealPath();
        data = folder.resolve("data");
        fill(original);
        write(MARKED + ".md", "# Morning\n\nTwo quokkas sat by the lighthouse at dawn.\n");

        try (RunningDaemon daemon = RunningDaemon.on(vault, data, NO_MODEL)) {
            awaitFound(daemon, "quokka lighthouse", MARKED + ".md");
            aTitleFindsItsNote(daemon);
            asked(daemon, "quoted");
            anEditARenamingAndARemovalAreSeen(daemon);
            daemon.awaitIdle();
            assertThat(differences(daemon)).isEmpty();
        }
        try (OllamaStandIn ollama = OllamaStandIn.start();
                RunningDaemon daemon =
                        RunningDaemon.on(vault, data, Map.of("VAULTKEEPER_LLM_BASE_URL", ollama.url()))) {
            assertThat(daemon.awaitIdle().path("lastChange").isNull())
                    .as("nothing is done again")
                    .isTrue();
            assertThat(differences(daemon)).isEmpty();
            awaitFound(daemon, "quokka lighthouse", MARKED + ".md");
            asked(daemon, "written");
        }
    }

    private void aTitleFindsItsNote(RunningDaemon daemon) throws Exception {
        for (Path note : notes(vault)) {
            String path = key(note);
            String title = note.getFileName().toString().replaceFirst("\\.md$", "");
            boolean distinctive = title.length() > 12 && title.contains(" ") && Files.size(note) > 100;
            if (distinctive) {
                awaitFound(daemon, title, path);
                return;
            }
        }
    }

    private void asked(RunningDaemon daemon, String mode) throws Exception {
        List<RunningDaemon.Event> events = daemon.ask(
                "{\"messages\": [{\"role\": \"user\", \"content\": \"Where did the quokkas sit at dawn?\"}]}");
        JsonNode done = events.get(events.size() - 1).data();
        assertThat(events.get(events.size() - 1).name()).isEqualTo("done");
        assertThat(done.path("mode").asText()).isEqualTo(mode);
        assertThat(done.path("answer").asText()).containsIgnoringCase("quokkas").contains("[");
        JsonNode passages = events.stream()
                .filter(event -> event.name().equals("passages"))
                .findFirst()
                .orElseThrow()
                .data()
                .path("passages");
        assertThat(done.path("citations")).isNotEmpty();
        done.path("citations").forEach(cited -> assertThat(passages)
                .anyMatch(passage -> passage.path("n").equals(cited)));
        passages.forEach(passage ->
                assertThat(vault.resolve(passage.path("path").asText())).exists());
    }

    private void anEditARenamingAndARemovalAreSeen(RunningDaemon daemon) throws Exception {
        Path note = write("Passing/Numbat diary.md", "# First\n\nA numbat dug for termites.\n");
        awaitFound(daemon, "numbat termites", "Passing/Numbat diary.md");

        Files.writeString(note, "# First\n\nA numbat slept in a hollow log.\n");
        RunningDaemon.await("the edit", () -> text(daemon, "numbat").contains("hollow log"));

        Files.move(note, vault.resolve("Numbats.md"));
        RunningDaemon.await(
                "the new name", () -> daemon.search("numbat", "keyword").equals(List.of("Numbats.md")));

        Files.delete(vault.resolve("Numbats.md"));
        RunningDaemon.await(
                "the removal", () -> daemon.search("numbat", "keyword").isEmpty());
    }

    private static String text(RunningDaemon daemon, String query) throws IOException, InterruptedException {
        String body = new JsonMapper()
                .createObjectNode()
                .put("query", query)
                .put("mode", "keyword")
                .toString();
        return daemon.post("/search", body).path("passages").toString();
    }

    private static void awaitFound(RunningDaemon daemon, String query, String path) throws Exception {
        RunningDaemon.await(path, () -> daemon.search(query, "keyword").contains(path));
    }

    private static JsonNode differences(RunningDaemon daemon) throws Exception {
        return daemon.post("/index/verify", "{}").path("differences");
    }

    private void fill(String original) throws IOException {
        if (original.equals(OWN)) {
            write("Empty.md", "");
            write("Ébauche d’été.md", "---\ntags: [plan]\n---\n# Été\n\nPartir tôt, rentrer tard.\n");
            write("a/b/# Deep ^ one.md", "- item\n  - nested [[Quokka sightings]]\n");
            write("Board.canvas", "{\"nodes\": [{\"id\": \"1\", \"type\": \"text\", \"text\": \"A card\"}]}");
            return;
        }
        for (Path note : chosen(Path.of(original))) {
            Path copy = vault.resolve(Path.of(original).relativize(note));
            Files.createDirectories(copy.getParent());
            age(Files.write(copy, Files.readAllBytes(note)));
        }
    }

    /** The longest and the most oddly named notes of a vault, and others. */
    private static Set<Path> chosen(Path original) throws IOException {
        List<Path> notes = notes(original);
        Predicate<Path> odd = note -> note.getFileName().toString().matches(".*[^\\x20-\\x7E].*|.*[#^\\[\\]&'%+].*");
        Set<Path> chosen = new LinkedHashSet<>();
        notes.stream()
                .sorted(Comparator.comparingLong((Path note) -> -note.toFile().length()))
                .limit(LONGEST)
                .forEach(chosen::add);
        notes.stream().filter(odd).limit(ODDLY_NAMED).forEach(chosen::add);
        notes.stream().limit(AT_MOST - chosen.size()).forEach(chosen::add);
        return chosen;
    }

    private static List<Path> notes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of(root.relativize(file).toString().split("/"))
                            .noneMatch(part -> part.startsWith(".")))
                    .sorted()
                    .toList();
        }
    }

    private String key(Path note) {
        return vault.relativize(note).toString();
    }

    private Path write(String path, String text) throws IOException {
        Path file = vault.resolve(path);
        Files.createDirectories(file.getParent());
        return age(Files.writeString(file, text));
    }

    /** As if written long ago, so that its times are trusted at once. */
    private static Path age(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-03-01T12:00:00Z")));
    }
}
