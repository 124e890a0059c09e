package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.CodedQuery;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.NearestCodes;
import io.vaultkeeper.index.Scope;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;
import org.apache.lucene.util.hnsw.NeighborQueue;
import org.jspecify.annotations.Nullable;

/**
 * The chunks whose vectors are nearest: the codes of all of them give the candidates, and those are compared as they are. Of
 * 100,000 chunks that takes half the time of a search in Lucene's graph of vectors, and finds more of them; it grows with their number, where a
 * graph's grows with its logarithm. There is nothing to make but the codes, and a scope costs nothing.
 */
final class VectorSearch {
    private final StoredCentre centre;
    private final CodedSegments segments;

    VectorSearch(StoredCentre centre, CodedSegments segments) {
        this.centre = centre;
        this.segments = segments;
    }

    List<Hit> search(IndexSearcher searcher, float[] query, int k, Scope scope) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        NearestCodes best = new NearestCodes(NearestCodes.candidates(reader.numDocs(), k));
        CodedQuery coded = centre.queryOf(query);
        Weight filter = filter(searcher, scope);
        for (LeafReaderContext leaf : reader.leaves()) {
            collect(leaf, coded, within(leaf, filter), best);
        }
        return new ChunkReader(reader).hits(compared(reader, query, best.numbers(), k));
    }

    private void collect(LeafReaderContext leaf, CodedQuery query, IntPredicate within, NearestCodes best)
            throws IOException {
        CodedSegments.Codes codes = segments.of(leaf.reader());
        for (int document : codes.uncoded()) {
            if (within.test(document)) {
                best.add(leaf.docBase + document, Float.POSITIVE_INFINITY);
            }
        }
        best.add(codes.blocks(), query, leaf.docBase, within);
    }

    /** The {@code k} nearest of the documents, the nearest first. */
    private static TopDocs compared(IndexReader reader, float[] query, int[] documents, int k) throws IOException {
        Arrays.sort(documents);
        NeighborQueue nearest = new NeighborQueue(Math.max(1, Math.min(k, documents.length)), false);
        int next = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            FloatVectorValues vectors = leaf.reader().getFloatVectorValues(FieldName.VECTOR);
            int end = leaf.docBase + leaf.reader().maxDoc();
            for (; next < documents.length && documents[next] < end; next++) {
                vectors.advance(documents[next] - leaf.docBase);
                nearest.insertWithOverflow(documents[next], VectorUtil.dotProduct(query, vectors.vectorValue()));
            }
        }
        ScoreDoc[] hits = new ScoreDoc[nearest.size()];
        for (int i = hits.length - 1; i >= 0; i--) {
            float score = nearest.topScore();
            hits[i] = new ScoreDoc(nearest.pop(), score);
        }
        return new TopDocs(new TotalHits(documents.length, TotalHits.Relation.EQUAL_TO), hits);
    }

    private static @Nullable Weight filter(IndexSearcher searcher, Scope scope) throws IOException {
        Query filter = ScopeFilter.of(scope);
        return filter == null ? null : searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    /** The documents of this segment that are neither deleted nor out of the scope. */
    private static IntPredicate within(LeafReaderContext leaf, @Nullable Weight filter) throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        IntPredicate alive = live == null ? document -> true : live::get;
        if (filter == null) {
            return alive;
        }
        Scorer scorer = filter.scorer(leaf);
        if (scorer == null) {
            return document -> false;
        }
        BitSet scope = BitSet.of(scorer.iterator(), leaf.reader().maxDoc());
        return alive.and(scope::get);
    }
}
