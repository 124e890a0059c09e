package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.Hit;
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
    /** The ten nearest of 22,000 texts were all among the first 400 by their codes. */
    private static final int LEAST_CANDIDATES = 500;

    private static final int CANDIDATES_PER_HIT = 5;

    /** Of the ten nearest of those, 0.996 were among the first 150. */
    private static final int VECTORS_PER_CANDIDATE = 128;

    private final Centre centre;
    private final CodedSegments segments;

    VectorSearch(Centre centre, CodedSegments segments) {
        this.centre = centre;
        this.segments = segments;
    }

    List<Hit> search(IndexSearcher searcher, float[] query, int k, Scope scope) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        int most = candidates(reader, k);
        NeighborQueue best = new NeighborQueue(most, false);
        CodedQuery coded = centre.queryOf(query);
        Weight filter = filter(searcher, scope);
        for (LeafReaderContext leaf : reader.leaves()) {
            collect(leaf, coded, within(leaf, filter), best, most);
        }
        return new ChunkReader(reader).hits(compared(reader, query, best.nodes(), k));
    }

    private static int candidates(IndexReader reader, int k) {
        int share = Math.max(LEAST_CANDIDATES, reader.numDocs() / VECTORS_PER_CANDIDATE);
        long wanted = Math.max(share, (long) k * CANDIDATES_PER_HIT);
        return (int) Math.min(wanted, Math.max(1, reader.maxDoc()));
    }

    /** @param most how many the best are to be; nothing is looked up in the scope that is not among them */
    private void collect(LeafReaderContext leaf, CodedQuery query, IntPredicate within, NeighborQueue best, int most)
            throws IOException {
        CodedSegments.Codes codes = segments.of(leaf.reader());
        for (int document : codes.uncoded()) {
            if (within.test(document)) {
                best.insertWithOverflow(leaf.docBase + document, Float.POSITIVE_INFINITY);
            }
        }
        List<float[]> estimates = codes.blocks().parallelStream()
                .map(block -> block.estimates(query))
                .toList();
        float worst = best.size() < most ? Float.NEGATIVE_INFINITY : best.topScore();
        for (int b = 0; b < estimates.size(); b++) {
            CodedBlock block = codes.blocks().get(b);
            float[] ofBlock = estimates.get(b);
            for (int i = 0; i < ofBlock.length; i++) {
                if (ofBlock[i] > worst && within.test(block.document(i))) {
                    best.insertWithOverflow(leaf.docBase + block.document(i), ofBlock[i]);
                    worst = best.size() < most ? Float.NEGATIVE_INFINITY : best.topScore();
                }
            }
        }
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
