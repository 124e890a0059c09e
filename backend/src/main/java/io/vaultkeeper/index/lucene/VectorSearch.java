package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.Scope;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/** The chunks whose vectors are nearest. */
final class VectorSearch {
    /**
     * Lucene looks about in its graphs until so many are found. Of 110,000 vectors in tight clusters and one segment, the ten nearest
     * were among 300 with a recall of 0.987, among 400 with 0.990, among 500 with 0.997, for half a millisecond more each; several segments find more of
     * them.
     */
    private static final int ASKED_AT_LEAST = 500;

    private static final int ASKED_PER_HIT = 5;

    private VectorSearch() {}

    static List<Hit> search(IndexSearcher searcher, float[] query, int k, Scope scope) throws IOException {
        Query filter = ScopeFilter.of(scope);
        int size = searcher.getIndexReader().maxDoc();
        long wanted = Math.max((long) k * ASKED_PER_HIT, ASKED_AT_LEAST);
        int asked = (int) Math.min(Math.max(size, 1), wanted);
        TopDocs found = searcher.search(new KnnFloatVectorQuery(FieldName.VECTOR, query, asked, filter), k);
        if (found.scoreDocs.length < k) {
            found = exact(searcher, query, k, embeddedIn(filter));
        }
        return new ChunkReader(searcher.getIndexReader()).hits(found, VectorSearch::cosine);
    }

    /**
     * Where too few were found there may be no more, or the graph has fallen apart, as it does over many equal vectors.
     * Lucene compares with every vector where it is asked for as many as the filter keeps.
     */
    private static TopDocs exact(IndexSearcher searcher, float[] query, int k, Query filter) throws IOException {
        int all = Math.max(1, searcher.count(filter));
        return searcher.search(new KnnFloatVectorQuery(FieldName.VECTOR, query, all, filter), k);
    }

    private static Query embeddedIn(@Nullable Query scope) {
        BooleanQuery.Builder both = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(FieldName.KIND, Kind.EMBEDDED.name())), Occur.FILTER);
        if (scope != null) {
            both.add(scope, Occur.FILTER);
        }
        return both.build();
    }

    /** Lucene's score of a dot product d is (1 + d) / 2. */
    private static double cosine(double score) {
        return 2 * score - 1;
    }
}
