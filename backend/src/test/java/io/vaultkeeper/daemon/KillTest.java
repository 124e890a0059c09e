package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.index.lucene.LuceneIndex;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program, ended at any moment. */
class KillTest {
    private static final int NOTES = 150;
    private static final int KILLS = 6;
    private static final int TERMINATED = 128 + 15;
    private static final int DIMENSIONS = 384;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path vault;
    private Path data;
    private Path temporary;
    private ProgramProcess daemon;

    @BeforeEach
    void fill() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault")).toRealPath();
        data = folder.resolve("data");
        temporary = folder.resolve("temporary");
        for (int i = 0; i < NOTES; i++) {
            write(i, "written first");
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        if (daemon != null) {
            daemon.kill();
        }
    }

    @Test
    void killedAtAnyMomentItEndsAtTheIndexOfACleanBuild() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            daemon = ProgramProcess.serve(vault, data, temporary);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500 + random.nextInt(3_500));
            while (System.nanoTime() < end) {
                Thread.sleep(random.nextInt(400));
                edit(random);
            }
            daemon.kill();
            edit(random);
        }

        ProgramProcess verified = ProgramProcess.start(
                temporary, "index", "--verify", "--vault", vault.toString(), "--data", data.toString());
        int code = verified.awaitExit();
        assertThat(code).as("seed %d%n%s", seed, verified.output()).isZero();
        assertThat(filesIn(temporary)).isEmpty();
    }

    @Test
    void whatWasDoneOutlivesAKillAndWhatWasLeftBehindHindersNobody() throws Exception {
        daemon = ProgramProcess.serve(vault, data, temporary);
        awaitAnswers();
        RunningDaemon.await("some vectors", () -> index().path("embedded").asInt() > 0);
        List<String> commit = commits();
        RunningDaemon.await("another commit", () -> !commits().equals(commit));
        DaemonFile left = self();
        daemon.kill();
        assertThat(DaemonFile.find(data, vault)).contains(left);
        assertThat(counts().documents()).isEqualTo(NOTES);
        assertThat(counts().embedded()).isPositive();

        daemon = ProgramProcess.serve(vault, data, temporary);
        awaitAnswers();
        assertThat(self().token()).isEqualTo(left.token());
        daemon.terminate();
        assertThat(daemon.awaitExit()).as(daemon.output()).isEqualTo(TERMINATED);
        assertThat(DaemonFile.find(data, vault)).isEmpty();
    }

    @Test
    void toldToEndWhileItEmbedsItClosesInOrderAndSaysNothing() throws Exception {
        for (int i = 0; i < NOTES; i++) {
            write(i, "written at length, " + "with one more word after the other, ".repeat(50));
        }
        for (int round = 0; round < 4; round++) {
            int before = round;
            daemon = ProgramProcess.serve(vault, data, temporary);
            awaitAnswers();
            RunningDaemon.await("some vectors", () -> index().path("embedded").asInt() > before);
            daemon.terminate();
            assertThat(daemon.awaitExit()).as(daemon.output()).isEqualTo(TERMINATED);
            assertThat(DaemonFile.find(data, vault)).isEmpty();
        }
        assertThat(daemon.output()).contains("event=stopped").doesNotContain("fatal error", "stopped answering");
    }

    /** Any of what people and their programs do to notes. */
    private void edit(Random random) throws IOException {
        int number = random.nextInt(NOTES);
        Path note = note(number);
        switch (random.nextInt(4)) {
            case 0 -> Files.deleteIfExists(note);
            case 1 -> write(NOTES + random.nextInt(NOTES), "written later");
            case 2 -> {
                if (Files.exists(note)) {
                    Files.move(note, note(2 * NOTES + number), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            default -> write(number, "edited, with " + random.nextInt());
        }
    }

    private void write(int number, String what) throws IOException {
        Path note = note(number);
        Files.createDirectories(note.getParent());
        Files.writeString(
                note,
                "# Note %d\n\nThis was %s.\n\n## Details of %d\n\nWhat is to be said of %d in some more words.\n"
                        .formatted(number, what, number, number));
    }

    private Path note(int number) {
        return vault.resolve("folder " + number % 9).resolve("Note " + number + ".md");
    }

    private void awaitAnswers() throws Exception {
        RunningDaemon.await("an answer; the daemon said:\n" + daemon.output(), () -> {
            assertThat(daemon.isAlive()).as(daemon.output()).isTrue();
            return DaemonFile.find(data, vault)
                            .filter(file -> file.pid() == daemon.pid())
                            .isPresent()
                    && !index().isMissingNode();
        });
    }

    private DaemonFile self() throws IOException {
        return DaemonFile.find(data, vault).orElseThrow();
    }

    private JsonNode index() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(self().url() + "/api/v1/status"))
                .header("Authorization", "Bearer " + self().token())
                .build();
        return new JsonMapper()
                .readTree(client.send(request, BodyHandlers.ofString()).body())
                .path("index");
    }

    /** The names of the index's commits. */
    private List<String> commits() throws IOException {
        try (Stream<Path> files = Files.list(indexFolder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("segments_"))
                    .toList();
        }
    }

    /** What is in the index that no process has open. */
    private IndexCounts counts() throws IOException {
        try (LuceneIndex index = LuceneIndex.open(indexFolder(), DIMENSIONS)) {
            return index.counts().get("obsidian");
        }
    }

    private Path indexFolder() throws IOException {
        Path parent = data.resolve("vaults").resolve(VaultId.of(vault).hex()).resolve("index");
        try (Stream<Path> children = Files.list(parent)) {
            return children.findFirst().orElseThrow();
        }
    }

    /** ONNX Runtime makes an empty folder at its start, which a killed process cannot remove. */
    private static List<Path> filesIn(Path parent) throws IOException {
        try (Stream<Path> inside = Files.walk(parent)) {
            return inside.filter(Files::isRegularFile).toList();
        }
    }
}
