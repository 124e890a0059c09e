package io.vaultkeeper.index.lucene;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.WordHits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;

/** All reads, each of one moment: that of the last refresh. */
final class IndexReading {
    private static final Sort BY_ORDINAL = new Sort(new SortField(FieldName.ORDER_ORDINAL, SortField.Type.LONG));

    private static final Sort LAST_FIRST = new Sort(new SortField(FieldName.ORDER_ORDINAL, SortField.Type.LONG, true));

    private static final Sort NEWEST_FIRST = new Sort(
            new SortField(FieldName.ORDER_TIME, SortField.Type.LONG, true),
            new SortField(FieldName.ORDER_DOCUMENT, SortField.Type.STRING),
            new SortField(FieldName.ORDER_ORDINAL, SortField.Type.LONG));

    private final Moments moments;
    private final VectorSearch vectors;
    private final Census census = new Census();

    IndexReading(Moments moments, VectorSearch vectors) {
        this.moments = moments;
        this.vectors = vectors;
    }

    List<LedgerEntry> ledger() throws IOException {
        return moments.lastRefreshed(searcher -> LedgerDocument.all(searcher.getIndexReader()));
    }

    List<Provenance> provenances() throws IOException {
        Query first = NumericDocValuesField.newSlowExactQuery(FieldName.ORDER_ORDINAL, 0);
        return moments.lastRefreshed(searcher -> {
            TopDocs found = searcher.search(first, Math.max(1, searcher.count(first)), Sort.INDEXORDER);
            ChunkReader reader = new ChunkReader(searcher.getIndexReader());
            List<Provenance> provenances = new ArrayList<>();
            for (Provenance begun : reader.provenances(found)) {
                boolean spoken = begun.time().basis() == TimeSpan.Basis.MESSAGES;
                provenances.add(
                        spoken
                                ? reader.provenances(last(begun.document(), searcher))
                                        .get(0)
                                : begun);
            }
            return provenances;
        });
    }

    private static TopDocs last(DocumentId document, IndexSearcher searcher) throws IOException {
        return searcher.search(chunks(document), 1, LAST_FIRST);
    }

    List<EmbeddedChunk> chunksOf(DocumentId document) throws IOException {
        Query chunks = chunks(document);
        return moments.lastRefreshed(searcher -> {
            TopDocs found = searcher.search(chunks, Math.max(1, searcher.count(chunks)), BY_ORDINAL);
            ChunkReader reader = new ChunkReader(searcher.getIndexReader());
            List<EmbeddedChunk> embedded = new ArrayList<>();
            for (ScoreDoc hit : found.scoreDocs) {
                embedded.add(reader.embedded(hit.doc));
            }
            return embedded;
        });
    }

    private static Query chunks(DocumentId document) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(FieldName.DOCUMENT, DocumentTerm.of(document))), Occur.FILTER)
                .add(new FieldExistsQuery(FieldName.ID), Occur.FILTER)
                .build();
    }

    List<Chunk> withoutVector(int limit) throws IOException {
        Query pending = new TermQuery(new Term(FieldName.KIND, Kind.PENDING.name()));
        return moments.lastRefreshed(searcher ->
                new ChunkReader(searcher.getIndexReader()).chunks(searcher.search(pending, limit, NEWEST_FIRST)));
    }

    Map<String, IndexCounts> counts() throws IOException {
        return moments.lastRefreshed(census::of);
    }

    List<Hit> nearest(float[] query, int k, Scope scope) throws IOException {
        return moments.lastRefreshed(searcher -> vectors.search(searcher, query, k, scope));
    }

    WordHits matching(String query, int k, Scope scope) throws IOException {
        return moments.lastRefreshed(searcher -> new WordSearch(sideBySide(searcher)).search(query, k, scope));
    }

    /** Segments on all cores: one person asks at a time, and waits. */
    private static IndexSearcher sideBySide(IndexSearcher searcher) {
        return new IndexSearcher(searcher.getIndexReader(), ForkJoinPool.commonPool());
    }

    List<Chunk> load(Collection<String> ids) throws IOException {
        List<BytesRef> terms = ids.stream().map(BytesRef::new).toList();
        Map<String, Chunk> found = new HashMap<>();
        moments.lastRefreshed(searcher -> {
            TopDocs hits = searcher.search(new TermInSetQuery(FieldName.ID, terms), Math.max(1, terms.size()));
            new ChunkReader(searcher.getIndexReader()).chunks(hits).forEach(chunk -> found.put(chunk.id(), chunk));
            return found;
        });
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
