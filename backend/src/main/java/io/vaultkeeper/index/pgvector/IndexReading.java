package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.LedgerEntry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All reads but the searches, each one statement and so of one moment; but where a conversation ends is asked apart. */
final class IndexReading {
    private final Tables tables;

    IndexReading(Tables tables) {
        this.tables = tables;
    }

    List<LedgerEntry> ledger(Connection connection) throws SQLException {
        return Sql.on(connection, "SELECT entry FROM " + tables.document())
                .allInPages(row -> Records.entry(row.getString(1)));
    }

    List<Provenance> provenances(Connection connection) throws SQLException {
        String chunks = "SELECT " + Records.HEAD_OF_CHUNK + " FROM " + tables.chunk();
        List<Provenance> provenances = new ArrayList<>();
        for (Provenance begun : Sql.on(connection, chunks + " WHERE ordinal = 0")
                .allInPages(row -> Records.provenance(row.getString(1)))) {
            boolean spoken = begun.time().basis() == TimeSpan.Basis.MESSAGES;
            provenances.addAll(spoken ? last(connection, chunks, begun.document()) : List.of(begun));
        }
        return provenances;
    }

    /** None where the conversation has gone since. */
    private static List<Provenance> last(Connection connection, String chunks, DocumentId document)
            throws SQLException {
        return Sql.on(connection, chunks + " WHERE document = ? ORDER BY ordinal DESC LIMIT 1", Records.key(document))
                .all(row -> Records.provenance(row.getString(1)));
    }

    List<EmbeddedChunk> chunksOf(Connection connection, DocumentId document) throws SQLException {
        return Sql.on(
                        connection,
                        "SELECT c.record, v.embedding::real[] FROM " + tables.chunk() + " c LEFT JOIN "
                                + tables.vector()
                                + " v ON v.embedding_id = c.id WHERE c.document = ? ORDER BY c.ordinal",
                        Records.key(document))
                .all(row -> new EmbeddedChunk(Records.chunk(row.getString(1)), vector(row)));
    }

    List<Chunk> withoutVector(Connection connection, int limit) throws SQLException {
        return Sql.on(
                        connection,
                        "SELECT c.record FROM " + tables.pending() + " p JOIN " + tables.chunk() + " c ON c.id = p.id "
                                + "ORDER BY p.last_second DESC, p.document, p.ordinal LIMIT ?",
                        limit)
                .all(row -> Records.chunk(row.getString(1)));
    }

    List<Chunk> load(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, Chunk> found = new HashMap<>();
        Sql.on(
                        connection,
                        "SELECT record FROM " + tables.chunk() + " WHERE id = ANY (?)",
                        Sql.uuids(connection, ids.stream().map(Records::uuid).toList()))
                .all(row -> Records.chunk(row.getString(1)))
                .forEach(chunk -> found.put(chunk.id(), chunk));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static float @Nullable [] vector(ResultSet row) throws SQLException {
        Array numbers = row.getArray(2);
        if (numbers == null) {
            return null;
        }
        Float[] boxed = (Float[]) numbers.getArray();
        float[] vector = new float[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            vector[i] = boxed[i];
        }
        return vector;
    }
}
