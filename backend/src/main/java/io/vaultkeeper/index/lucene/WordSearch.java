package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.Word;
import io.vaultkeeper.index.WordHits;
import io.vaultkeeper.index.lucene.WordForms.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** The chunks whose words match best: BM25 over words as written, their stems and titles, summed. */
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
        List<Weighed> telling = telling(words);
        if (telling.isEmpty()) {
            return new WordHits(List.of(), 0);
        }
        TopDocs found = searcher.search(anyOf(telling, scope), k);
        if (found.scoreDocs.length == 0) {
            return new WordHits(List.of(), 0);
        }
        return new WordHits(new ChunkReader(reader).hits(found), coverage(words, found.scoreDocs[0].doc));
    }

    /**
     * @param forms words of the index with the same stem
     * @param idf inverse document frequency of the stem, as in BM25
     */
    private record Weighed(Word word, List<Form> forms, double idf) {
        int frequency() {
            return mostOf(forms);
        }
    }

    /** A stem counts as in as many documents as its commonest form, as {@link SynonymQuery} has it: how many hold any form is not known. */
    private static int mostOf(List<Form> forms) {
        return forms.isEmpty() ? 0 : forms.get(0).documents();
    }

    private List<Weighed> weigh(List<Word> words) throws IOException {
        int documents = reader.getDocCount(FieldName.FOLDED);
        WordForms index = new WordForms(reader);
        List<Weighed> weighed = new ArrayList<>();
        for (Word word : words) {
            List<Form> forms = index.of(word.stemmed());
            int frequency = mostOf(forms);
            weighed.add(new Weighed(word, forms, Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))));
        }
        return weighed;
    }

    private TermStates states(Term term) throws IOException {
        return TermStates.build(searcher, term, true);
    }

    /** The words that occur at all; the rarest of them where there are too many. */
    private static List<Weighed> telling(List<Weighed> words) {
        return words.stream()
                .filter(word -> word.frequency() > 0)
                .sorted(Comparator.comparingInt(Weighed::frequency))
                .limit(MOST_WORDS)
                .toList();
    }

    private Query anyOf(List<Weighed> words, Scope scope) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Weighed word : words) {
            addText(any, word);
            Term title = new Term(FieldName.TITLE, word.word.folded());
            TermStates inTitles = states(title);
            if (inTitles.docFreq() > 0) {
                any.add(new BoostQuery(new TermQuery(title, inTitles), TITLE_BOOST), Occur.SHOULD);
            }
        }
        Query filter = ScopeFilter.of(scope);
        if (filter == null) {
            return any.build();
        }
        return any.add(filter, Occur.FILTER).setMinimumNumberShouldMatch(1).build();
    }

    /** A word that alone has its stem is the stem and the word as written: reading it once twice as important gives the same score. */
    private void addText(BooleanQuery.Builder any, Weighed word) throws IOException {
        Term asWritten = folded(word.word.folded());
        TermStates states = states(asWritten);
        if (word.forms.size() == 1 && states.docFreq() > 0) {
            any.add(new BoostQuery(new TermQuery(asWritten, states), 2), Occur.SHOULD);
            return;
        }
        SynonymQuery.Builder stem = new SynonymQuery.Builder(FieldName.FOLDED);
        word.forms.forEach(form -> stem.addTerm(folded(form.word())));
        any.add(stem.build(), Occur.SHOULD);
        if (states.docFreq() > 0) {
            any.add(new TermQuery(asWritten, states), Occur.SHOULD);
        }
    }

    private double coverage(List<Weighed> words, int document) throws IOException {
        double matched = 0;
        double all = 0;
        for (Weighed word : words) {
            all += word.idf;
            if (holds(document, word.forms)) {
                matched += word.idf;
            }
        }
        return matched / all;
    }

    private boolean holds(int document, List<Form> forms) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
        int local = document - leaf.docBase;
        for (Form form : forms) {
            PostingsEnum postings = leaf.reader().postings(folded(form.word()), PostingsEnum.NONE);
            if (postings != null && postings.advance(local) == local) {
                return true;
            }
        }
        return false;
    }

    private static Term folded(String word) {
        return new Term(FieldName.FOLDED, word);
    }
}
