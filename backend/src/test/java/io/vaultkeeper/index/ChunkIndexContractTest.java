package io.vaultkeeper.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.embedding.EmbeddedChunk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * All that the port promises: storage, search and scope by its super-classes, several threads at once by itself. Any store
 * must pass, by a test that extends this one.
 */
public abstract class ChunkIndexContractTest extends ChunkScopeContractTest {
    private static final int ROUNDS = 60;
    private static final int CHUNKS = 5;

    @Test
    void aSearchSeesADocumentsOldChunksOrItsNewOnesNeverBoth() throws Exception {
        ExampleNote note = ExampleNote.at("A.md");
        write(note, 0);
        index.refresh();
        whileWriting(round -> write(note, round), () -> {
            index.refresh();
            List<String> versions = index.chunksOf(note.id()).stream()
                    .map(chunk -> chunk.chunk().text().split(" ")[1])
                    .toList();
            assertThat(versions).hasSize(CHUNKS);
            assertThat(versions.stream().distinct()).hasSize(1);
            assertThat(index.matching("herring", 100, Scope.ALL).hits()).hasSize(CHUNKS);
            assertThat(index.ledger()).hasSize(1);
        });
    }

    @Test
    void aSearchSeesAMovedDocumentOnceAtEveryMoment() throws Exception {
        List<ExampleNote> places = List.of(ExampleNote.at("A.md"), ExampleNote.at("B.md"));
        write(places.get(0), 0);
        index.refresh();
        whileWriting(
                round -> {
                    ExampleNote to = places.get(round % 2);
                    index.move(places.get(1 - round % 2).id(), to.entry(CHUNKS), chunks(to, 0));
                },
                () -> {
                    index.refresh();
                    assertThat(index.matching("herring", 100, Scope.ALL).hits()).hasSize(CHUNKS);
                    assertThat(index.ledger()).hasSize(1);
                });
    }

    @Test
    void vectorsThatArriveWhileTheDocumentIsReplacedGoToItsPresentChunksOnly() throws Exception {
        ExampleNote note = ExampleNote.at("A.md");
        whileWriting(round -> write(note, round), () -> {
            for (int version = 1; version <= ROUNDS; version += 7) {
                index.attach(vectors(note, version));
            }
        });
        index.attach(vectors(note, ROUNDS));
        index.refresh();
        assertThat(index.chunksOf(note.id()))
                .extracting(EmbeddedChunk::chunk)
                .isEqualTo(
                        chunks(note, ROUNDS).stream().map(EmbeddedChunk::chunk).toList());
        assertThat(index.counts()).containsEntry("obsidian", new IndexCounts(1, CHUNKS, CHUNKS));
        assertThat(index.matching("herring", 100, Scope.ALL).hits()).hasSize(CHUNKS);
    }

    @Test
    void severalThreadsWriteSideBySide() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writers = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                        for (int i = 0; i < 50; i++) {
                            write(ExampleNote.at(thread + "/" + i + ".md"), i);
                        }
                    }))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        index.refresh();
        assertThat(index.ledger()).hasSize(200);
        assertThat(index.counts()).containsEntry("obsidian", new IndexCounts(200, 200 * CHUNKS, 0));
    }

    /** One round of writing. */
    private interface Round {
        void write(int round);
    }

    private static void whileWriting(Round write, Runnable check)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> writing = thread.submit(() -> {
                for (int round = 1; round <= ROUNDS; round++) {
                    write.write(round);
                }
            });
            do {
                check.run();
            } while (!writing.isDone());
            writing.get(60, TimeUnit.SECONDS);
        } finally {
            thread.shutdown();
            thread.awaitTermination(60, TimeUnit.SECONDS);
        }
        check.run();
    }

    private void write(ExampleNote note, int version) {
        index.replace(note.entry(CHUNKS), chunks(note, version));
    }

    private static List<EmbeddedChunk> chunks(ExampleNote note, int version) {
        return note.chunks(IntStream.range(0, CHUNKS)
                .mapToObj(i -> "herring " + version + " " + i)
                .toArray(String[]::new));
    }

    private Map<String, float[]> vectors(ExampleNote note, int version) {
        return chunks(note, version).stream()
                .map(EmbeddedChunk::chunk)
                .collect(Collectors.toMap(Chunk::id, chunk -> vector()));
    }
}
