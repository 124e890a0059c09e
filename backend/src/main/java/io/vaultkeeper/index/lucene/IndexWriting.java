package io.vaultkeeper.index.lucene;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.LedgerEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;

/** All writes. Each is one call of Lucene's that deletes and adds as one. */
final class IndexWriting {
    private final IndexWriter writer;
    private final Moments moments;
    private final StoredCentre centre;
    private final int dimensions;

    /** Writes that put whole documents may run side by side; one that reads what it then writes again runs alone. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** @param moments of the same writer */
    IndexWriting(IndexWriter writer, Moments moments, StoredCentre centre, int dimensions) {
        this.writer = writer;
        this.moments = moments;
        this.centre = centre;
        this.dimensions = dimensions;
    }

    long replace(LedgerEntry entry, List<EmbeddedChunk> chunks) throws IOException {
        List<Document> documents = documents(entry, chunks);
        return changing(() -> writer.updateDocuments(of(entry.document()), documents));
    }

    long move(DocumentId from, LedgerEntry entry, List<EmbeddedChunk> chunks) throws IOException {
        List<Document> documents = documents(entry, chunks);
        Query both = anyOf(FieldName.DOCUMENT, List.of(DocumentTerm.of(from), DocumentTerm.of(entry.document())));
        return changing(() -> writer.updateDocuments(both, documents));
    }

    long remove(DocumentId document) throws IOException {
        return changing(() -> writer.deleteDocuments(of(document)));
    }

    /** Writes the chunks as they are at this moment, searchable or not, again with their vectors. */
    boolean attach(Map<String, float[]> vectors) throws IOException {
        lock.writeLock().lock();
        try {
            Query chunks = anyOf(FieldName.ID, vectors.keySet());
            List<Document> documents = withVectors(chunks, vectors);
            if (!documents.isEmpty()) {
                writer.updateDocuments(chunks, documents);
            }
            return !documents.isEmpty();
        } finally {
            lock.writeLock().unlock();
        }
    }

    long clear() throws IOException {
        return changing(writer::deleteAll);
    }

    long commit() throws IOException {
        return writer.commit();
    }

    private List<Document> documents(LedgerEntry entry, List<EmbeddedChunk> chunks) throws IOException {
        List<Document> documents = new ArrayList<>();
        documents.add(LedgerDocument.of(entry));
        for (EmbeddedChunk chunk : chunks) {
            documents.add(document(chunk));
        }
        return documents;
    }

    private List<Document> withVectors(Query chunks, Map<String, float[]> vectors) throws IOException {
        return moments.now(searcher -> {
            List<Document> documents = new ArrayList<>();
            TopDocs found = searcher.search(chunks, Math.max(1, vectors.size()));
            for (Chunk chunk : new ChunkReader(searcher.getIndexReader()).chunks(found)) {
                documents.add(document(new EmbeddedChunk(chunk, vectors.get(chunk.id()))));
            }
            return documents;
        });
    }

    private Document document(EmbeddedChunk chunk) {
        float[] vector = chunk.vector();
        if (vector != null && vector.length != dimensions) {
            throw new IllegalArgumentException(
                    "a vector of " + vector.length + " numbers for an index of " + dimensions);
        }
        return ChunkDocument.of(chunk, centre::codeOf);
    }

    private static Term of(DocumentId document) {
        return new Term(FieldName.DOCUMENT, DocumentTerm.of(document));
    }

    private static Query anyOf(String field, Iterable<String> terms) {
        List<BytesRef> bytes = new ArrayList<>();
        terms.forEach(term -> bytes.add(new BytesRef(term)));
        return new TermInSetQuery(field, bytes);
    }

    private long changing(Faults.Work<Long> work) throws IOException {
        lock.readLock().lock();
        try {
            return work.run();
        } finally {
            moments.changed();
            lock.readLock().unlock();
        }
    }
}
