package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.ExampleVectors;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether the codes are those of the table, whatever happens. */
class VectorCodesTest {
    private static final int DIMENSIONS = 16;
    private static final String VECTORS = ".vaultkeeper_1_vector";

    private final PgVectorSettings settings = TestPostgres.settings();
    private final Random random = new Random(7);
    private PgVectorStore store;
    private PgVectorIndex index;

    @BeforeEach
    void open() {
        store = new PgVectorStore(settings, "00112233445566ff", new LuceneAnalysis());
        index = (PgVectorIndex) store.open("a", DIMENSIONS);
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    @Test
    void theyAreReadAtTheStart() {
        List<UUID> written = write("A.md", 2_500);
        close();
        open();
        assertThat(held()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void writesAreFollowed() {
        assertThat(held()).isEmpty();
        ExampleNote note = ExampleNote.at("Late.md");
        Chunk late = note.chunk(0, "heron");
        index.replace(note.entry(1), List.of(new EmbeddedChunk(late, null)));
        assertThat(held()).isEmpty();
        float[] vector = vector();
        index.attach(Map.of(late.id(), vector));
        assertThat(held()).containsExactly(Records.uuid(late.id()));

        List<UUID> first = write("A.md", 40);
        write("B.md", 30);
        List<UUID> again = write("B.md", 20);
        index.remove(ExampleNote.at("A.md").id());
        assertThat(held()).hasSize(21).containsAll(again).doesNotContainAnyElementsOf(first);

        ExampleNote moved = ExampleNote.at("C.md");
        index.move(note.id(), moved.entry(1), List.of(new EmbeddedChunk(moved.chunk(0, "heron"), vector)));
        assertThat(held())
                .hasSize(21)
                .contains(Records.uuid(moved.chunk(0, "heron").id()))
                .doesNotContain(Records.uuid(late.id()));
    }

    /** Some of the writes come before the reading's moment, some while it goes on, some after it. */
    @Test
    void writesDuringTheReadingAreNotUndoneByIt() {
        write("Kept.md", 3_000);
        List<UUID> before = write("A.md", 9);
        for (int round = 0; round < 20; round++) {
            index.codes().forget();
            index.codes().whole();
            write("B.md", 5);
            List<UUID> after = write("A.md", 4 + round % 5);
            index.remove(ExampleNote.at("B.md").id());
            assertThat(held()).hasSize(3_000 + after.size()).containsAll(after).doesNotContain(before.get(8));
        }
    }

    @Test
    void aFailedWriteMayHaveBeenCarriedOutSoTheyAreReadAgain() throws SQLException {
        List<UUID> written = write("A.md", 50);
        assertThat(held()).hasSize(50);
        try (Connection other = connection()) {
            Sql.on(other, "DELETE FROM " + settings.schema() + VECTORS + " WHERE embedding_id = ?", written.get(0))
                    .run();
        }
        assertThat(held()).contains(written.get(0));
        try (Connection other = connection()) {
            Sql.on(other, "UPDATE " + settings.schema() + ".vaultkeeper_vault SET owner = ?", UUID.randomUUID())
                    .run();
        }
        assertThatThrownBy(() -> write("B.md", 1)).hasMessageContaining("Another Vaultkeeper");
        assertThat(held()).hasSize(49).doesNotContain(written.get(0));
    }

    @Test
    void whereTheyWouldTakeTooMuchMemoryNoneAreHeld() throws Exception {
        write("A.md", 200);
        try (Database database = new Database(settings, Duration.ofSeconds(5))) {
            Tables tables = new Tables(settings.schema(), 1, DIMENSIONS);
            VectorCodes few = new VectorCodes(database, tables, 200 * 250);
            assertThat(CodesWait.until(few).bytes()).isBetween(200L * 100, 200L * 250);
            VectorCodes tooMany = new VectorCodes(database, tables, 100 * 100);
            for (int i = 0; i < 50; i++) {
                assertThat(tooMany.whole()).isNull();
                Thread.sleep(10);
            }
        }
    }

    /** Of more chunks than are compared with one by one. */
    @Test
    void inAWideScopeTheyGiveTheNearest() {
        write("Other/A.md", 4_000);
        write("Wide/B.md", 5_500);
        float[] wanted = vector();
        ExampleNote note = ExampleNote.at("Wide/C.md");
        Chunk chunk = note.writeTo(index, "heron", wanted);
        index.refresh();
        assertThat(held()).hasSize(9_501);
        Scope wide = new Scope(List.of("Wide"), List.of(), List.of(), List.of(), List.of(), null, null);
        List<Hit> hits = index.nearest(wanted, 10, wide);
        assertThat(hits).hasSize(10);
        assertThat(hits.get(0).chunkId()).isEqualTo(chunk.id());
        assertThat(index.load(hits.stream().map(Hit::chunkId).toList()))
                .allSatisfy(found -> assertThat(found.provenance().path()).startsWith("Wide/"));
    }

    private List<UUID> held() {
        HeldCodes held = CodesWait.until(index.codes());
        int all = Math.max(1, held.size());
        return held.nearest(vector(), all, all).stream()
                .map(hit -> Records.uuid(hit.chunkId()))
                .toList();
    }

    private List<UUID> write(String path, int chunks) {
        ExampleNote note = ExampleNote.at(path);
        List<EmbeddedChunk> written = new ArrayList<>();
        for (int i = 0; i < chunks; i++) {
            written.add(new EmbeddedChunk(note.chunk(i, "A heron stands in pond " + i), vector()));
        }
        index.replace(note.entry(chunks), written);
        return written.stream().map(chunk -> Records.uuid(chunk.chunk().id())).toList();
    }

    private float[] vector() {
        return ExampleVectors.random(random, DIMENSIONS);
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }
}
