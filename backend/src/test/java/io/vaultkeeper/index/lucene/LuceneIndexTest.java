package io.vaultkeeper.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ChunkIndexContractTest;
import io.vaultkeeper.index.DamagedIndexException;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.ExampleVectors;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest extends ChunkIndexContractTest {
    private final Path folder;

    LuceneIndexTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Override
    protected ChunkIndex open() {
        return LuceneIndex.open(folder.resolve("index"), DIMENSIONS);
    }

    @Test
    void aSecondVaultkeeperIsToldThatOneIsRunning() {
        assertThatThrownBy(this::open)
                .isInstanceOf(IndexException.class)
                .isNotInstanceOf(DamagedIndexException.class)
                .hasMessageContaining("Another Vaultkeeper is running on this vault's index");
    }

    @Test
    void whatWasCommittedSurvivesACrashAndWhatWasNotIsLostWhole() throws IOException {
        ExampleNote committed = ExampleNote.at("A.md");
        committed.writeTo(index, "herring", "mackerel");
        index.commit();
        committed.writeTo(index, "sardine");
        ExampleNote.at("B.md").writeTo(index, "sardine");
        index.refresh();

        try (ChunkIndex after = LuceneIndex.open(copy("crash"), DIMENSIONS)) {
            assertThat(after.ledger()).containsExactly(committed.entry(2));
            assertThat(after.chunksOf(committed.id())).isEqualTo(committed.chunks("herring", "mackerel"));
            assertThat(after.matching("sardine", 10, Scope.ALL).hits()).isEmpty();
        }
    }

    @Test
    void aCopyTakenInTheMiddleOfWritingOpensWithWholeDocuments() throws Exception {
        index.commit();
        AtomicBoolean stop = new AtomicBoolean();
        Thread writing = new Thread(() -> {
            for (int i = 0; i < 2_000 && !stop.get(); i++) {
                ExampleNote.at(i % 40 + ".md").writeTo(index, "one " + i, "two " + i, "three " + i);
                if (i % 100 == 0) {
                    index.commit();
                }
            }
        });
        writing.start();
        try {
            for (int copy = 0; copy < 5; copy++) {
                try (ChunkIndex after = LuceneIndex.open(copy("copy" + copy), DIMENSIONS)) {
                    assertThat(after.ledger()).allSatisfy(entry -> assertThat(after.chunksOf(entry.document()))
                            .hasSize(3)
                            .extracting(chunk -> chunk.chunk().text().split(" ")[1])
                            .containsOnly(number(after, entry.document())));
                }
            }
        } finally {
            stop.set(true);
            writing.join();
        }
    }

    @Test
    void whatIsWrittenIsNotSeenBeforeARefresh() {
        ExampleNote.at("A.md").writeTo(index, "herring");
        assertThat(index.matching("herring", 10, Scope.ALL).hits()).isEmpty();
        assertThat(index.ledger()).isEmpty();
        assertThat(index.counts()).isEmpty();
    }

    @Test
    void aDamagedIndexSaysThatItCanBeRebuilt() throws IOException {
        ExampleNote.at("A.md").writeTo(index, "herring", vector());
        index.close();
        for (String damage : List.of("truncated", "overwritten", "missing")) {
            Path copy = copy(damage);
            damage(copy, damage);
            assertThatThrownBy(() -> LuceneIndex.open(copy, DIMENSIONS))
                    .isInstanceOf(DamagedIndexException.class)
                    .hasMessageContaining("can be rebuilt")
                    .hasMessageContaining(copy.toString());
        }
        index = open();
    }

    @Test
    void aByteChangedAnywhereIsToldAsDamageOrDoesNoHarmToOpening() throws IOException {
        for (int i = 0; i < 30; i++) {
            ExampleNote.at(i + ".md").writeTo(index, "herring " + i, vector());
        }
        index.close();
        for (int seed = 0; seed < 60; seed++) {
            Path copy = copy("flip" + seed);
            flipOneByte(copy, new Random(seed));
            try (ChunkIndex opened = LuceneIndex.open(copy, DIMENSIONS)) {
                assertThat(opened.store()).isEqualTo("lucene");
            } catch (DamagedIndexException e) {
                assertThat(e).as("seed " + seed).hasMessageContaining("rebuilt");
            }
        }
        index = open();
    }

    @Test
    void anIndexForVectorsOfAnotherLengthMustBeRebuilt() {
        ExampleNote.at("A.md").writeTo(index, "herring");
        index.close();
        assertThatThrownBy(() -> LuceneIndex.open(folder.resolve("index"), DIMENSIONS + 1))
                .isInstanceOf(DamagedIndexException.class);
        index = open();
        assertThat(index.ledger()).hasSize(1);
    }

    @Test
    void aVectorOfAnotherLengthIsRefusedBeforeItIsWritten() {
        ExampleNote note = ExampleNote.at("A.md");
        assertThatThrownBy(() -> note.writeTo(index, "herring", new float[DIMENSIONS - 1]))
                .isInstanceOf(IllegalArgumentException.class);
        index.refresh();
        assertThat(index.ledger()).isEmpty();
    }

    @Test
    void vectorsOfTheLargestModelsAreKeptAndFound() {
        int dimensions = 4096;
        Random random = new Random(5);
        List<float[]> vectors = Stream.generate(() -> ExampleVectors.random(random, dimensions))
                .limit(20)
                .toList();
        Path wide = folder.resolve("wide");
        try (ChunkIndex large = LuceneIndex.open(wide, dimensions)) {
            for (int i = 0; i < vectors.size(); i++) {
                ExampleNote.at(i + ".md").writeTo(large, "text " + i, vectors.get(i));
            }
            large.commit();
        }
        try (ChunkIndex large = LuceneIndex.open(wide, dimensions)) {
            String found = large.nearest(vectors.get(7), 1, Scope.ALL).get(0).chunkId();
            assertThat(large.load(List.of(found)))
                    .singleElement()
                    .satisfies(chunk -> assertThat(chunk.document().key()).isEqualTo("7.md"));
        }
    }

    @Test
    void aClosedIndexSaysSo() {
        index.close();
        assertThatThrownBy(() -> index.matching("herring", 10, Scope.ALL))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("was closed, by Vaultkeeper's end");
        index.close();
        index = open();
    }

    private static String number(ChunkIndex index, io.vaultkeeper.document.DocumentId document) {
        EmbeddedChunk first = index.chunksOf(document).get(0);
        return first.chunk().text().split(" ")[1];
    }

    /** The files as they are at one moment: copied anew where a commit came in between. */
    private Path copy(String name) throws IOException {
        Path to = folder.resolve(name);
        for (int attempt = 0; attempt < 200; attempt++) {
            List<String> commit = commits();
            copyFiles(Files.createDirectories(to));
            if (commits().equals(commit)) {
                return to;
            }
            for (Path file : files(to)) {
                Files.delete(file);
            }
        }
        throw new IllegalStateException("commits came too fast to copy the index between two of them");
    }

    private void copyFiles(Path to) throws IOException {
        for (Path file : files(folder.resolve("index"))) {
            try {
                Files.copy(file, to.resolve(file.getFileName()));
            } catch (NoSuchFileException mergedAwayAndOfNoCommit) {
                Files.deleteIfExists(to.resolve(file.getFileName()));
            }
        }
    }

    private List<String> commits() throws IOException {
        return files(folder.resolve("index")).stream()
                .map(file -> file.getFileName().toString())
                .filter(file -> file.startsWith("segments_"))
                .sorted()
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void flipOneByte(Path index, Random random) throws IOException {
        List<Path> files = files(index).stream()
                .filter(LuceneIndexTest::isNotEmpty)
                .sorted()
                .toList();
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(file);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
    }

    private static boolean isNotEmpty(Path file) {
        return file.toFile().length() > 0;
    }

    private static void damage(Path index, String how) throws IOException {
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.filter(path ->
                            path.toString().endsWith(".cfs") || path.toString().endsWith(".si"))
                    .toList()) {
                switch (how) {
                    case "missing" -> Files.delete(file);
                    case "truncated" -> Files.write(file, new byte[10]);
                    default -> Files.write(file, new byte[(int) Files.size(file)]);
                }
            }
        }
    }
}
