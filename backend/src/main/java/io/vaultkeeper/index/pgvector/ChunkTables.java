package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.index.ScopeTerms;
import io.vaultkeeper.index.SearchableText;
import io.vaultkeeper.index.TextAnalysis;
import io.vaultkeeper.index.pgvector.VectorCodes.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * All writes, each within a transaction of the caller's, which learns what they change of the vectors. A document's row is locked before
 * its chunks are touched.
 */
final class ChunkTables {
    private final Tables tables;
    private final VectorTable vectors;
    private final SourceCounts counts;
    private final TextAnalysis analysis;

    ChunkTables(Tables tables, TextAnalysis analysis) {
        this.tables = tables;
        this.vectors = new VectorTable(tables);
        this.counts = new SourceCounts(tables);
        this.analysis = analysis;
    }

    Change replace(Connection connection, LedgerEntry entry, List<EmbeddedChunk> chunks) throws SQLException {
        Map<UUID, float[]> known = known(chunks);
        UUID document = Records.key(entry.document());
        String source = entry.document().source();
        boolean indexed = entry.failure() == null && entry.hash() != null;
        IndexCounts before = counts.of(connection, document);
        Sql.on(
                        connection,
                        "INSERT INTO " + tables.document()
                                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
                                + "indexed = EXCLUDED.indexed, entry = EXCLUDED.entry, chunks = EXCLUDED.chunks, "
                                + "embedded = EXCLUDED.embedded",
                        document,
                        source,
                        indexed,
                        Records.write(entry),
                        chunks.size(),
                        known.size())
                .run();
        List<UUID> removed = removeChunks(connection, document);
        insert(connection, document, chunks);
        vectors.put(connection, known);
        counts.change(
                connection,
                source,
                before,
                indexed ? new IndexCounts(1, chunks.size(), known.size()) : SourceCounts.NOTHING);
        return new Change(removed, known);
    }

    Change move(Connection connection, DocumentId from, LedgerEntry entry, List<EmbeddedChunk> chunks)
            throws SQLException {
        List<UUID> removed = new ArrayList<>(remove(connection, from).removed());
        Change replaced = replace(connection, entry, chunks);
        removed.addAll(replaced.removed());
        return new Change(removed, replaced.put());
    }

    Change remove(Connection connection, DocumentId document) throws SQLException {
        UUID key = Records.key(document);
        IndexCounts before = counts.of(connection, key);
        List<UUID> removed = removeChunks(connection, key);
        Sql.on(connection, "DELETE FROM " + tables.document() + " WHERE key = ?", key)
                .run();
        counts.change(connection, document.source(), before, SourceCounts.NOTHING);
        return new Change(removed, Map.of());
    }

    private List<UUID> removeChunks(Connection connection, UUID document) throws SQLException {
        return Sql.on(connection, "DELETE FROM " + tables.chunk() + " WHERE document = ? RETURNING id", document)
                .all(row -> row.getObject(1, UUID.class));
    }

    Change attach(Connection connection, Map<String, float[]> given) throws SQLException {
        Map<UUID, float[]> byId = new LinkedHashMap<>();
        given.forEach((id, vector) -> byId.put(Records.uuid(id), checked(vector)));
        Set<UUID> there = locked(connection, byId.keySet());
        byId.keySet().retainAll(there);
        vectors.put(connection, byId);
        // What waits no longer is counted by its document, once, however often a vector comes.
        List<Map.Entry<String, Integer>> bySource = Sql.on(
                        connection,
                        "WITH done AS (DELETE FROM " + tables.pending()
                                + " WHERE id = ANY (?) RETURNING document), n AS (SELECT document, count(*) AS vectors "
                                + "FROM done GROUP BY document), changed AS (UPDATE " + tables.document()
                                + " d SET embedded = embedded + n.vectors FROM n WHERE d.key = n.document "
                                + "RETURNING source, indexed, n.vectors) SELECT source, sum(vectors) FROM changed "
                                + "WHERE indexed GROUP BY source ORDER BY source",
                        Sql.uuids(connection, there))
                .all(row -> Map.entry(row.getString(1), row.getInt(2)));
        for (Map.Entry<String, Integer> more : bySource) {
            counts.add(connection, more.getKey(), new IndexCounts(0, 0, more.getValue()));
        }
        return new Change(List.of(), byId);
    }

    /** The vectors' codes are to be forgotten. */
    void clear(Connection connection) throws SQLException {
        Sql.on(connection, "TRUNCATE " + tables.all()).run();
    }

    /** The chunks that are there, and stay until the transaction ends. */
    private Set<UUID> locked(Connection connection, Collection<UUID> ids) throws SQLException {
        List<UUID> documents = Sql.on(
                        connection,
                        "SELECT key FROM " + tables.document() + " WHERE key IN (SELECT document FROM " + tables.chunk()
                                + " WHERE id = ANY (?)) ORDER BY key FOR UPDATE",
                        Sql.uuids(connection, ids))
                .all(row -> row.getObject(1, UUID.class));
        return new LinkedHashSet<>(Sql.on(
                        connection,
                        "SELECT id FROM " + tables.chunk() + " WHERE id = ANY (?) AND document = ANY (?)",
                        Sql.uuids(connection, ids),
                        Sql.uuids(connection, documents))
                .all(row -> row.getObject(1, UUID.class)));
    }

    private Map<UUID, float[]> known(List<EmbeddedChunk> chunks) {
        Map<UUID, float[]> known = new LinkedHashMap<>();
        for (EmbeddedChunk chunk : chunks) {
            float[] vector = chunk.vector();
            if (vector != null) {
                known.put(Records.uuid(chunk.chunk().id()), checked(vector));
            }
        }
        return known;
    }

    private float[] checked(float[] vector) {
        if (vector.length != tables.dimensions()) {
            throw new IllegalArgumentException(
                    "a vector of " + vector.length + " numbers for an index of " + tables.dimensions());
        }
        return vector;
    }

    private void insert(Connection connection, UUID document, List<EmbeddedChunk> chunks) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(
                        "INSERT INTO " + tables.chunk() + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement words = connection.prepareStatement(
                        "INSERT INTO " + tables.word() + " VALUES (?, array_to_tsvector(?), ?::sparsevec)");
                PreparedStatement pending =
                        connection.prepareStatement("INSERT INTO " + tables.pending() + " VALUES (?, ?, ?, ?)")) {
            for (EmbeddedChunk embedded : chunks) {
                Chunk chunk = embedded.chunk();
                add(rows, row(connection, document, chunk));
                add(words, words(connection, chunk));
                if (embedded.vector() == null) {
                    long last = chunk.provenance().time().end().getEpochSecond();
                    add(pending, List.of(Records.uuid(chunk.id()), last, document, chunk.ordinal()));
                }
            }
            rows.executeBatch();
            words.executeBatch();
            pending.executeBatch();
        }
    }

    private List<Object> words(Connection connection, Chunk chunk) throws SQLException {
        WordWeights words = WordWeights.of(SearchableText.of(chunk), analysis);
        return List.of(
                Records.uuid(chunk.id()), Sql.texts(connection, words.lexemes()), WordWeights.sparse(words.weights()));
    }

    private static List<Object> row(Connection connection, UUID document, Chunk chunk) throws SQLException {
        Provenance provenance = chunk.provenance();
        Set<String> folders = provenance.path() == null ? Set.of() : ScopeTerms.foldersOf(provenance.path());
        Set<String> tags = new LinkedHashSet<>();
        provenance.tags().forEach(tag -> tags.addAll(ScopeTerms.tagsOf(tag)));
        return List.of(
                Records.uuid(chunk.id()),
                document,
                chunk.ordinal(),
                Records.storable(provenance.document().source()),
                Records.storable(ScopeTerms.document(provenance.document())),
                Sql.texts(connection, storable(folders)),
                Sql.texts(connection, storable(tags)),
                Sql.texts(connection, storable(ScopeTerms.participantsOf(provenance))),
                provenance.time().from().getEpochSecond(),
                provenance.time().end().getEpochSecond(),
                Records.write(chunk));
    }

    private static List<String> storable(Set<String> texts) {
        return texts.stream().map(Records::storable).toList();
    }

    private static void add(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        statement.addBatch();
    }
}
