package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.IndexCounts;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Counts what each source holds, once for each moment of the index. */
final class Census {
    private volatile Counted last = new Counted(-1, Map.of());

    /** @param version of the reader that was counted */
    private record Counted(long version, Map<String, IndexCounts> counts) {}

    Map<String, IndexCounts> of(IndexSearcher searcher) throws IOException {
        long version = ((DirectoryReader) searcher.getIndexReader()).getVersion();
        Counted counted = last;
        if (counted.version != version) {
            counted = new Counted(version, Map.copyOf(count(searcher)));
            last = counted;
        }
        return counted.counts;
    }

    private static Map<String, IndexCounts> count(IndexSearcher searcher) throws IOException {
        Map<String, IndexCounts> counts = new TreeMap<>();
        Terms sources = MultiTerms.getTerms(searcher.getIndexReader(), FieldName.SOURCE);
        if (sources == null) {
            return counts;
        }
        TermsEnum terms = sources.iterator();
        for (BytesRef source = terms.next(); source != null; source = terms.next()) {
            IndexCounts held = count(searcher, source);
            if (held.documents() + held.chunks() > 0) {
                counts.put(source.utf8ToString(), held);
            }
        }
        return counts;
    }

    private static IndexCounts count(IndexSearcher searcher, BytesRef source) throws IOException {
        int embedded = count(searcher, source, Kind.EMBEDDED);
        return new IndexCounts(
                count(searcher, source, Kind.INDEXED), embedded + count(searcher, source, Kind.PENDING), embedded);
    }

    private static int count(IndexSearcher searcher, BytesRef source, Kind kind) throws IOException {
        return searcher.count(new BooleanQuery.Builder()
                .add(new TermQuery(new Term(FieldName.SOURCE, BytesRef.deepCopyOf(source))), Occur.FILTER)
                .add(new TermQuery(new Term(FieldName.KIND, kind.name())), Occur.FILTER)
                .build());
    }
}
