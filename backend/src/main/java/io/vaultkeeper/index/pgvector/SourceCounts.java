package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.IndexCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What each source holds, kept with each write: to count a million documents after every save takes longer than the save. A
 * transaction changes it last, so that others wait for the source's row no longer than a commit takes.
 */
final class SourceCounts {
    /** What a document counts for: nothing where it failed or is excluded. */
    private static final String OF_DOCUMENT =
            "indexed::int, CASE WHEN indexed THEN chunks ELSE 0 END, CASE WHEN indexed THEN embedded ELSE 0 END";

    static final IndexCounts NOTHING = new IndexCounts(0, 0, 0);

    private final Tables tables;

    SourceCounts(Tables tables) {
        this.tables = tables;
    }

    Map<String, IndexCounts> read(Connection connection) throws SQLException {
        Map<String, IndexCounts> counts = new TreeMap<>();
        Sql.on(connection, "SELECT source, documents, chunks, embedded FROM " + tables.count() + " WHERE documents > 0")
                .all(row -> counts.put(row.getString(1), new IndexCounts(row.getInt(2), row.getInt(3), row.getInt(4))));
        return counts;
    }

    /** What a document counts for, which stays so until the transaction ends. */
    IndexCounts of(Connection connection, UUID document) throws SQLException {
        List<IndexCounts> found = Sql.on(
                        connection,
                        "SELECT " + OF_DOCUMENT + " FROM " + tables.document() + " WHERE key = ? FOR UPDATE",
                        document)
                .all(row -> new IndexCounts(row.getInt(1), row.getInt(2), row.getInt(3)));
        return found.isEmpty() ? NOTHING : found.get(0);
    }

    void change(Connection connection, String source, IndexCounts before, IndexCounts after) throws SQLException {
        if (!before.equals(after)) {
            add(connection, source, after.minus(before));
        }
    }

    void add(Connection connection, String source, IndexCounts more) throws SQLException {
        Sql.on(
                        connection,
                        "INSERT INTO " + tables.count()
                                + " AS c VALUES (?, ?, ?, ?) ON CONFLICT (source) DO UPDATE SET "
                                + "documents = c.documents + EXCLUDED.documents, chunks = c.chunks + EXCLUDED.chunks, "
                                + "embedded = c.embedded + EXCLUDED.embedded",
                        source,
                        more.documents(),
                        more.chunks(),
                        more.embedded())
                .run();
    }
}
