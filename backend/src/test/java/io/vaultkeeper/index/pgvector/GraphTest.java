package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.ExampleVectors;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the graph over vectors is made, and what a search finds before and after. */
class GraphTest {
    private static final int DIMENSIONS = 16;
    private static final int NOTES = 24;
    private static final int CHUNKS = 50;

    /** Of one index in one schema. */
    private static final String NAMED = "schemaname = ? AND indexrelname = 'vaultkeeper_1_graph'";

    private final PgVectorSettings settings = TestPostgres.settings();
    private final Random random = new Random(7);
    private PgVectorStore store;
    private ChunkIndex index;

    @BeforeEach
    void open() {
        store = new PgVectorStore(settings, "00112233445566ff", new LuceneAnalysis());
        index = store.open("a", DIMENSIONS);
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    @Test
    void itIsMadeOnceAllHaveTheirVectorsAndFindsWhatComparingWithEachFound() throws Exception {
        fill(NOTES);
        float[] query = ExampleVectors.random(random, DIMENSIONS);
        List<Hit> compared = index.nearest(query, 10, Scope.ALL);

        assertThat(validGraphs()).isZero();
        index.settle(() -> false);

        assertThat(validGraphs()).isOne();
        awaitItsUse();
        assertThat(ids(index.nearest(query, 10, Scope.ALL))).isEqualTo(ids(compared));
        assertThat(compared).hasSize(10);
    }

    @Test
    void itWaitsWhileManyHaveNoVector() throws SQLException {
        fill(NOTES);
        ExampleNote note = ExampleNote.at("Late.md");
        index.replace(note.entry(CHUNKS), chunks(note, false));
        index.refresh();

        index.settle(() -> false);

        assertThat(validGraphs()).isZero();
    }

    @Test
    void aFewVectorsNeedNone() throws SQLException {
        fill(NOTES / 4);

        index.settle(() -> false);

        assertThat(validGraphs()).isZero();
    }

    @Test
    void whatIsWrittenAfterwardsIsFoundInIt() throws Exception {
        fill(NOTES);
        index.settle(() -> false);
        ExampleNote late = ExampleNote.at("Late.md");
        List<EmbeddedChunk> chunks = chunks(late, true);
        index.replace(late.entry(CHUNKS), chunks);
        index.refresh();

        EmbeddedChunk wanted = chunks.get(3);
        awaitItsUse();
        assertThat(ids(index.nearest(wanted.vector(), 1, Scope.ALL)))
                .containsExactly(wanted.chunk().id());
    }

    @Test
    void itIsKeptFromOneStartToTheNext() throws Exception {
        fill(NOTES);
        index.settle(() -> false);
        close();
        open();

        awaitItsUse();
    }

    @Test
    void oneThatWasLeftHalfMadeIsMadeAnew() throws Exception {
        fill(NOTES);
        index.settle(() -> false);
        TestPostgres.shared()
                .run(
                        settings.database(),
                        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '" + settings.schema()
                                + ".vaultkeeper_1_graph'::regclass");
        close();
        open();
        assertThat(validGraphs()).isZero();

        index.settle(() -> false);

        assertThat(validGraphs()).isOne();
        awaitItsUse();
    }

    @Test
    void anEmptiedIndexHasNone() throws SQLException {
        fill(NOTES);
        index.settle(() -> false);

        index.clear();
        index.refresh();

        assertThat(validGraphs()).isZero();
        assertThat(index.nearest(ExampleVectors.random(random, DIMENSIONS), 10, Scope.ALL))
                .isEmpty();
    }

    @Test
    void itIsGivenUpWhereItIsUnwantedAndMadeAnotherTime() throws SQLException {
        fill(NOTES);
        try (Connection writing = connection()) {
            // The server waits for who wrote to the table before it is done.
            writing.setAutoCommit(false);
            Sql.on(writing, "DELETE FROM " + settings.schema() + ".vaultkeeper_1_vector" + " WHERE false")
                    .run();

            assertThatThrownBy(() -> index.settle(() -> true)).isInstanceOf(IndexException.class);
        }
        assertThat(validGraphs()).isZero();

        index.settle(() -> false);

        assertThat(validGraphs()).isOne();
    }

    private void fill(int notes) {
        for (int i = 0; i < notes; i++) {
            ExampleNote note = ExampleNote.at(i + ".md");
            index.replace(note.entry(CHUNKS), chunks(note, true));
        }
        index.refresh();
    }

    private List<EmbeddedChunk> chunks(ExampleNote note, boolean embedded) {
        List<EmbeddedChunk> chunks = new ArrayList<>();
        for (int i = 0; i < CHUNKS; i++) {
            float[] vector = embedded ? ExampleVectors.random(random, DIMENSIONS) : null;
            chunks.add(new EmbeddedChunk(note.chunk(i, "A heron stands in pond " + i), vector));
        }
        return chunks;
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(Hit::chunkId).toList();
    }

    /** Waits until the server's statistics say that a search scanned it. */
    private void awaitItsUse() throws Exception {
        long before = number("SELECT coalesce(sum(idx_scan), 0) FROM pg_stat_user_indexes WHERE " + NAMED);
        long scans = before;
        for (int i = 0; i < 200 && scans == before; i++) {
            index.nearest(ExampleVectors.random(random, DIMENSIONS), 10, Scope.ALL);
            Thread.sleep(100);
            scans = number("SELECT coalesce(sum(idx_scan), 0) FROM pg_stat_user_indexes WHERE " + NAMED);
        }
        assertThat(scans).isGreaterThan(before);
    }

    private long validGraphs() throws SQLException {
        return number("SELECT count(*) FROM pg_stat_user_indexes JOIN pg_index USING (indexrelid) WHERE indisvalid AND "
                + NAMED);
    }

    private long number(String query) throws SQLException {
        try (Connection connection = connection()) {
            return Sql.on(connection, query, settings.schema())
                    .all(row -> row.getLong(1))
                    .get(0);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }
}
