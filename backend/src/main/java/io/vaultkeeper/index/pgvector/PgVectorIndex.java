package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.TextAnalysis;
import io.vaultkeeper.index.WordHits;
import io.vaultkeeper.index.pgvector.VectorCodes.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Chunks and ledger in tables of their own. Each write is one transaction, and is seen at once; a refresh only counts. While
 * the server is away every call fails within seconds, and works again when it is back.
 */
final class PgVectorIndex implements ChunkIndex {
    private final Database database;
    private final Lease lease;
    private final ChunkTables writing;
    private final IndexReading reading;
    private final WordSearch words;
    private final VectorSearch vectors;
    private final Statistics statistics;
    private final SourceCounts sourceCounts;
    private final VectorCodes codes;
    private volatile Map<String, IndexCounts> counts = Map.of();
    private volatile boolean dirty;
    private volatile boolean closed;
    private int losses;

    /** @param losses of the lease until now */
    PgVectorIndex(Database database, Lease lease, int losses, Tables tables, TextAnalysis analysis) {
        this.database = database;
        this.lease = lease;
        this.losses = losses;
        this.writing = new ChunkTables(tables, analysis);
        this.reading = new IndexReading(tables);
        this.statistics = new Statistics(tables);
        this.sourceCounts = new SourceCounts(tables);
        this.words = new WordSearch(tables, analysis, statistics);
        this.codes = new VectorCodes(database, tables);
        this.vectors = new VectorSearch(tables, codes);
        codes.whole(); // begins to read them
    }

    @Override
    public void replace(LedgerEntry entry, List<EmbeddedChunk> chunks) {
        write(connection -> writing.replace(connection, entry, chunks));
    }

    @Override
    public void move(DocumentId from, LedgerEntry entry, List<EmbeddedChunk> chunks) {
        write(connection -> writing.move(connection, from, entry, chunks));
    }

    @Override
    public void remove(DocumentId document) {
        write(connection -> writing.remove(connection, document));
    }

    @Override
    public void attach(Map<String, float[]> given) {
        write(connection -> writing.attach(connection, given));
    }

    @Override
    public void clear() {
        write(connection -> {
            writing.clear(connection);
            return new Change(List.of(), Map.of());
        });
        codes.forget();
    }

    @Override
    public void refresh() {
        counts = read(sourceCounts::read);
        read(connection -> statistics.renew(connection, chunks()));
    }

    /** Says so where the server may have forgotten what was written since the last commit. */
    @Override
    public synchronized void commit() {
        boolean wasDirty = dirty;
        dirty = false;
        int lossesNow = flush(wasDirty);
        if (lossesNow > losses) {
            losses = lossesNow;
            codes.forget();
            throw new IndexException(
                    "The connection to PostgreSQL was lost; what was last written is looked at again.");
        }
    }

    private int flush(boolean wasDirty) {
        try {
            return lease.flush(wasDirty);
        } catch (IndexException e) {
            dirty = wasDirty;
            throw e;
        }
    }

    @Override
    public List<LedgerEntry> ledger() {
        return read(reading::ledger);
    }

    @Override
    public List<Provenance> provenances() {
        return read(reading::provenances);
    }

    @Override
    public List<EmbeddedChunk> chunksOf(DocumentId document) {
        return read(connection -> reading.chunksOf(connection, document));
    }

    @Override
    public List<Chunk> withoutVector(int limit) {
        return read(connection -> reading.withoutVector(connection, limit));
    }

    @Override
    public Map<String, IndexCounts> counts() {
        return counts;
    }

    @Override
    public List<Hit> nearest(float[] query, int k, Scope scope) {
        return read(connection -> vectors.search(connection, query, k, scope));
    }

    @Override
    public WordHits matching(String query, int k, Scope scope) {
        return read(connection -> words.search(connection, query, k, scope, chunks()));
    }

    @Override
    public List<Chunk> load(Collection<String> chunkIds) {
        return read(connection -> reading.load(connection, chunkIds));
    }

    @Override
    public String store() {
        return PgVectorStore.NAME;
    }

    VectorCodes codes() {
        return codes;
    }

    @Override
    public void close() {
        closed = true;
        codes.close();
    }

    private long chunks() {
        return IndexCounts.sum(counts.values()).chunks();
    }

    private interface Writing {
        Change run(Connection connection) throws SQLException;
    }

    private void write(Writing work) {
        refuseIfClosed();
        try {
            database.write(
                    connection -> {
                        lease.check(connection);
                        return work.run(connection);
                    },
                    codes::commit);
        } catch (IndexException e) {
            codes.forget(); // it may have been carried out
            throw e;
        } finally {
            dirty = true; // not before: a commit in between would take it for its own
            words.changed();
        }
    }

    private <T> T read(Database.Work<T> work) {
        refuseIfClosed();
        return database.read(work);
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new IndexException("The index in PostgreSQL was closed by Vaultkeeper's end. Restart Vaultkeeper.");
        }
    }
}
