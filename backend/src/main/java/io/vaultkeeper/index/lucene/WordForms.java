package io.vaultkeeper.index.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.util.BytesRef;

/** The words of an index by their stems, which are not in the index: words of one stem stand near one another in its order. */
final class WordForms {
    /**
     * A word of the index.
     *
     * @param documents that hold it
     */
    record Form(String word, int documents) {}

    /** English has a dozen words of one stem at the most; made-up ones must not fill a query. */
    private static final int MOST = 64;

    private static final char AFTER_APOSTROPHE = '\'' + 1;
    private static final char AFTER_Z = 'z' + 1;

    private final IndexReader reader;

    WordForms(IndexReader reader) {
        this.reader = reader;
    }

    /** All words with this stem, that of the most documents first. */
    List<Form> of(String stem) throws IOException {
        Map<String, Integer> near = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms words = leaf.reader().terms(FieldName.FOLDED);
            if (words != null) {
                collect(words.iterator(), stem, near);
            }
        }
        Stemmer stemmer = new Stemmer();
        return near.entrySet().stream()
                .filter(word -> stemmer.stem(word.getKey()).equals(stem))
                .map(word -> new Form(word.getKey(), word.getValue()))
                .sorted(Comparator.comparingInt(Form::documents).reversed().thenComparing(Form::word))
                .limit(MOST)
                .toList();
    }

    /** Behind the beginning stand nothing, an apostrophe or letters: ranges leave out what else may, as digits behind digits. */
    private static void collect(TermsEnum words, String stem, Map<String, Integer> near) throws IOException {
        for (String word : Stemmer.wordsOfShort(stem)) {
            if (words.seekExact(new BytesRef(word))) {
                near.merge(word, words.docFreq(), Integer::sum);
            }
        }
        for (String beginning : Stemmer.beginnings(stem)) {
            collect(words, beginning, beginning + AFTER_APOSTROPHE, near);
            collect(words, beginning + 'a', beginning + AFTER_Z, near);
        }
    }

    private static void collect(TermsEnum words, String from, String until, Map<String, Integer> near)
            throws IOException {
        if (words.seekCeil(new BytesRef(from)) == SeekStatus.END) {
            return;
        }
        BytesRef end = new BytesRef(until);
        for (BytesRef word = words.term(); word != null && word.compareTo(end) < 0; word = words.next()) {
            near.merge(word.utf8ToString(), words.docFreq(), Integer::sum);
        }
    }
}
