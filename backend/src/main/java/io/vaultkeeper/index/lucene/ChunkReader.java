package io.vaultkeeper.index.lucene;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/** Lucene's numbered documents back to chunks, of one moment of the index. */
final class ChunkReader {
    private final IndexReader reader;
    private final StoredFields stored;

    ChunkReader(IndexReader reader) throws IOException {
        this.reader = reader;
        this.stored = reader.storedFields();
    }

    Chunk chunk(int document) throws IOException {
        return StoredChunk.read(stored.document(document));
    }

    List<Chunk> chunks(TopDocs found) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        for (ScoreDoc hit : found.scoreDocs) {
            chunks.add(chunk(hit.doc));
        }
        return chunks;
    }

    List<Provenance> provenances(TopDocs found) throws IOException {
        List<Provenance> provenances = new ArrayList<>();
        for (ScoreDoc hit : found.scoreDocs) {
            provenances.add(StoredChunk.provenance(stored.document(hit.doc, StoredChunk.PROVENANCE)));
        }
        return provenances;
    }

    EmbeddedChunk embedded(int document) throws IOException {
        return new EmbeddedChunk(chunk(document), vector(document));
    }

    List<Hit> hits(TopDocs found) throws IOException {
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc hit : found.scoreDocs) {
            hits.add(new Hit(id(hit.doc), hit.score));
        }
        return hits;
    }

    private String id(int document) throws IOException {
        LeafReaderContext leaf = leaf(document);
        BinaryDocValues ids = leaf.reader().getBinaryDocValues(FieldName.ID);
        if (!ids.advanceExact(document - leaf.docBase)) {
            throw new IllegalStateException("a chunk without an id");
        }
        return ids.binaryValue().utf8ToString();
    }

    private float @Nullable [] vector(int document) throws IOException {
        LeafReaderContext leaf = leaf(document);
        FloatVectorValues vectors = leaf.reader().getFloatVectorValues(FieldName.VECTOR);
        int local = document - leaf.docBase;
        return vectors != null && vectors.advance(local) == local
                ? vectors.vectorValue().clone()
                : null;
    }

    private LeafReaderContext leaf(int document) {
        return reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
    }
}
