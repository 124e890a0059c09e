package io.vaultkeeper.index.lucene;

import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.LedgerEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;

/** All writes. Each is one call of Lucene's that deletes and adds as one. */
final class IndexWriting implements Closeable {
    private final IndexWriter writer;
    private final int dimensions;

    /** Writes that put whole documents may run side by side; one that reads what it then writes again runs alone. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private IndexWriting(IndexWriter writer, int dimensions) {
        this.writer = writer;
        this.dimensions = dimensions;
    }

    static IndexWriting open(Directory directory, int dimensions) throws IOException {
        return new IndexWriting(WriterSettings.open(directory, dimensions), dimensions);
    }

    SearcherManager searchers() throws IOException {
        return new SearcherManager(writer, null);
    }

    long replace(LedgerEntry entry, List<EmbeddedChunk> chunks) throws IOException {
        List<Document> documents = documents(entry, chunks);
        return locked(lock.readLock(), () -> writer.updateDocuments(of(entry.document()), documents));
    }

    long move(DocumentId from, LedgerEntry entry, List<EmbeddedChunk> chunks) throws IOException {
        List<Document> documents = documents(entry, chunks);
        Query both = anyOf(
                FieldName.DOCUMENT, List.of(from.toString(), entry.document().toString()));
        return locked(lock.readLock(), () -> writer.updateDocuments(both, documents));
    }

    long remove(DocumentId document) throws IOException {
        return locked(lock.readLock(), () -> writer.deleteDocuments(of(document)));
    }

    /** Writes the chunks as they are at this moment, searchable or not, again with their vectors. */
    long attach(Map<String, float[]> vectors) throws IOException {
        return locked(lock.writeLock(), () -> {
            Query chunks = anyOf(FieldName.ID, vectors.keySet());
            List<Document> documents = withVectors(chunks, vectors);
            return documents.isEmpty() ? 0 : writer.updateDocuments(chunks, documents);
        });
    }

    long clear() throws IOException {
        return locked(lock.writeLock(), writer::deleteAll);
    }

    long commit() throws IOException {
        return writer.commit();
    }

    /** Closes without a commit. */
    void abandon() throws IOException {
        writer.rollback();
    }

    @Override
    public void close() throws IOException {
        writer.close();
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
        List<Document> documents = new ArrayList<>();
        try (DirectoryReader now = DirectoryReader.open(writer)) {
            ChunkReader reader = new ChunkReader(now);
            TopDocs found = new IndexSearcher(now).search(chunks, Math.max(1, vectors.size()));
            for (ScoreDoc hit : found.scoreDocs) {
                var chunk = reader.chunk(hit.doc);
                documents.add(document(new EmbeddedChunk(chunk, vectors.get(chunk.id()))));
            }
        }
        return documents;
    }

    private Document document(EmbeddedChunk chunk) {
        float[] vector = chunk.vector();
        if (vector != null && vector.length != dimensions) {
            throw new IllegalArgumentException(
                    "a vector of " + vector.length + " numbers for an index of " + dimensions);
        }
        return ChunkDocument.of(chunk);
    }

    private static Term of(DocumentId document) {
        return new Term(FieldName.DOCUMENT, document.toString());
    }

    private static Query anyOf(String field, Iterable<String> terms) {
        List<BytesRef> bytes = new ArrayList<>();
        terms.forEach(term -> bytes.add(new BytesRef(term)));
        return new TermInSetQuery(field, bytes);
    }

    private static long locked(Lock lock, Faults.Work<Long> work) throws IOException {
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
