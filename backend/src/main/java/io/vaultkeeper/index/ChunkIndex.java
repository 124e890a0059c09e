package io.vaultkeeper.index;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.embedding.EmbeddedChunk;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Chunks, searchable by words and by vectors, and the ledger of the documents they come from.
 *
 * <p>Writers may be several threads; each call is atomic: a search sees all of a document's new chunks or all of its old
 * ones. What is written is searchable after {@link #refresh} at the latest and survives a power cut after {@link #commit}; a crash before
 * it loses whole writes, newest first, chunks and ledger together.
 */
public interface ChunkIndex extends AutoCloseable {
    /** Puts a document's chunks and ledger entry in the place of those it had, if any. */
    void replace(LedgerEntry entry, List<EmbeddedChunk> chunks);

    /** As {@link #replace}, and removes {@code from} in the same write. */
    void move(DocumentId from, LedgerEntry entry, List<EmbeddedChunk> chunks);

    void remove(DocumentId document);

    /** Gives chunks their vectors, by chunk id. Chunks that are no longer there are passed over. */
    void attach(Map<String, float[]> vectors);

    /** Removes everything. */
    void clear();

    /** Makes all that was written until now searchable. */
    void refresh();

    /** Makes all that was written until now survive a crash. */
    void commit();

    /** Every document, in no particular order, as of the last refresh. */
    List<LedgerEntry> ledger();

    /**
     * Of every document that has a chunk, in no particular order, as of the last refresh: as of its first chunk, or of a
     * conversation's last, which is of when somebody last spoke. Texts are not read: 50,000 documents take about a second.
     */
    List<Provenance> provenances();

    /** A document's chunks in their order, as of the last refresh; empty where it is unknown. */
    List<EmbeddedChunk> chunksOf(DocumentId document);

    /** Up to {@code limit} chunks that have no vector yet, those of the newest documents first, as of the last refresh. */
    List<Chunk> withoutVector(int limit);

    /**
     * As of the last refresh, by source name; failed and excluded documents, whose ledger entries have a failure or no hash,
     * are not counted, and a source that holds nothing else is left out.
     */
    Map<String, IndexCounts> counts();

    /** The k chunks in scope whose vectors are nearest, best first. */
    List<Hit> nearest(float[] query, int k, Scope scope);

    /** The k chunks in scope whose words match best, best first. Anything may stand in the query. */
    WordHits matching(String query, int k, Scope scope);

    /** The chunks with these ids, in the order of the ids; those that are no longer there are left out. */
    List<Chunk> load(Collection<String> chunkIds);

    /** The store's kind, as in the settings. */
    String store();

    @Override
    void close();
}
