package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.Word;
import io.vaultkeeper.index.WordHits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** The chunks whose words match best: BM25 over folded words, stemmed words and titles, summed. */
final class WordSearch {
    private static final LuceneAnalysis ANALYSIS = new LuceneAnalysis();
    private static final float TITLE_BOOST = 0.5f;

    /** Three clauses a word; Lucene takes 1,024 in all. */
    private static final int MOST_WORDS = 300;

    private final IndexSearcher searcher;
    private final IndexReader reader;

    WordSearch(IndexSearcher searcher) {
        this.searcher = searcher;
        this.reader = searcher.getIndexReader();
    }

    WordHits search(String query, int k, Scope scope) throws IOException {
        List<Weighed> words = weigh(ANALYSIS.telling(query));
        List<Word> telling = telling(words);
        if (telling.isEmpty()) {
            return new WordHits(List.of(), 0);
        }
        TopDocs found = searcher.search(anyOf(telling, scope), k);
        if (found.scoreDocs.length == 0) {
            return new WordHits(List.of(), 0);
        }
        return new WordHits(
                new ChunkReader(reader).hits(found, DoubleUnaryOperator.identity()),
                coverage(words, found.scoreDocs[0].doc));
    }

    /** @param idf inverse document frequency of the stem, as in BM25 */
    private record Weighed(Word word, int frequency, double idf) {}

    private List<Weighed> weigh(List<Word> words) throws IOException {
        int documents = reader.getDocCount(FieldName.STEMMED);
        List<Weighed> weighed = new ArrayList<>();
        for (Word word : words) {
            int frequency = reader.docFreq(stem(word));
            weighed.add(new Weighed(word, frequency, Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))));
        }
        return weighed;
    }

    /** The words that occur at all; the rarest of them where there are too many. */
    private static List<Word> telling(List<Weighed> words) {
        return words.stream()
                .filter(word -> word.frequency > 0)
                .sorted(Comparator.comparingInt(Weighed::frequency))
                .limit(MOST_WORDS)
                .map(Weighed::word)
                .toList();
    }

    private static Query anyOf(List<Word> words, Scope scope) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Word word : words) {
            any.add(new TermQuery(new Term(FieldName.FOLDED, word.folded())), Occur.SHOULD);
            any.add(new TermQuery(stem(word)), Occur.SHOULD);
            Query title = new TermQuery(new Term(FieldName.TITLE, word.folded()));
            any.add(new BoostQuery(title, TITLE_BOOST), Occur.SHOULD);
        }
        Query filter = ScopeFilter.of(scope);
        if (filter == null) {
            return any.build();
        }
        return any.add(filter, Occur.FILTER).setMinimumNumberShouldMatch(1).build();
    }

    private double coverage(List<Weighed> words, int document) throws IOException {
        double matched = 0;
        double all = 0;
        for (Weighed word : words) {
            all += word.idf;
            if (word.frequency > 0 && holds(document, stem(word.word))) {
                matched += word.idf;
            }
        }
        return matched / all;
    }

    private boolean holds(int document, Term term) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
        PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
        int local = document - leaf.docBase;
        return postings != null && postings.advance(local) == local;
    }

    private static Term stem(Word word) {
        return new Term(FieldName.STEMMED, word.stemmed());
    }
}
