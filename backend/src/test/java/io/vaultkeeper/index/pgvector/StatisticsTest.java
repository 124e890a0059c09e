package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When PostgreSQL is told to look at the tables: it takes seconds for large ones, which a start should not. */
class StatisticsTest {
    private static final int CHUNKS = 1_200;

    private final PgVectorSettings settings = TestPostgres.settings();

    @Test
    void anIndexThatGrewIsLookedAtAndOneThatDidNotIsNot() throws SQLException {
        try (PgVectorStore store = store();
                ChunkIndex index = store.open("a", 16)) {
            ExampleNote note = ExampleNote.at("A.md");
            List<EmbeddedChunk> chunks = IntStream.range(0, CHUNKS)
                    .mapToObj(i -> new EmbeddedChunk(note.chunk(i, "heron " + i), null))
                    .toList();
            index.replace(note.entry(CHUNKS), chunks);
            index.refresh();
            assertThat(chunksSeen()).isEqualTo(CHUNKS);
        }
        pretendToHaveSeen(900);
        reopen();
        assertThat(chunksSeen()).isEqualTo(900);
        pretendToHaveSeen(500);
        reopen();
        assertThat(chunksSeen()).isEqualTo(CHUNKS);
    }

    private void reopen() {
        try (PgVectorStore store = store();
                ChunkIndex index = store.open("a", 16)) {
            index.refresh();
        }
    }

    private PgVectorStore store() {
        return new PgVectorStore(settings, "00112233445566ff", new LuceneAnalysis());
    }

    private void pretendToHaveSeen(int chunks) {
        TestPostgres.shared()
                .run(
                        settings.database(),
                        "UPDATE pg_class SET reltuples = " + chunks + " WHERE oid = '" + table() + "'::regclass");
    }

    private long chunksSeen() throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
            return Sql.on(connection, "SELECT reltuples FROM pg_class WHERE oid = ?::regclass", table())
                    .all(row -> row.getLong(1))
                    .get(0);
        }
    }

    private String table() {
        return settings.schema() + ".vaultkeeper_1_word";
    }
}
