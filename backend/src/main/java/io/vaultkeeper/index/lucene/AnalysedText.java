package io.vaultkeeper.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.ArrayUtil;

/**
 * The words of one text, cut and folded once: to be read folded, and stemmed. Folded: lower case, without accents; Chinese, Japanese
 * and Korean as single characters and pairs of them. Stemmed: each folded word without its English ending, so that the two
 * come in step, one for one.
 */
final class AnalysedText {
    /** All words, one after the other. */
    private char[] letters = new char[512];

    /** Where each word ends. */
    private int[] ends = new int[128];

    private int words;

    /** Words that stand where the one before stands, as pairs of Chinese characters do: they do not count in the text's length. */
    private final BitSet overlapping = new BitSet();

    private AnalysedText() {}

    static AnalysedText of(String text) {
        AnalysedText analysed = new AnalysedText();
        try (TokenStream tokens = WordAnalysis.FOLDED.tokenStream("text", WordAnalysis.composed(text))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                analysed.add(term, step.getPositionIncrement() == 0);
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory gives none
        }
        return analysed;
    }

    private void add(CharTermAttribute word, boolean overlaps) {
        int start = start(words);
        letters = ArrayUtil.grow(letters, start + word.length());
        System.arraycopy(word.buffer(), 0, letters, start, word.length());
        ends = ArrayUtil.grow(ends, words + 1);
        ends[words] = start + word.length();
        overlapping.set(words, overlaps);
        words++;
    }

    private int start(int word) {
        return word == 0 ? 0 : ends[word - 1];
    }

    TokenStream folded() {
        return new Replay(this);
    }

    TokenStream stemmed() {
        return new PorterStemFilter(new EnglishPossessiveFilter(new Replay(this)));
    }

    private static final class Replay extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final AnalysedText text;
        private int next;

        Replay(AnalysedText text) {
            this.text = text;
        }

        @Override
        public boolean incrementToken() {
            if (next == text.words) {
                return false;
            }
            clearAttributes();
            int start = text.start(next);
            term.copyBuffer(text.letters, start, text.ends[next] - start);
            step.setPositionIncrement(text.overlapping.get(next) ? 0 : 1);
            next++;
            return true;
        }
    }
}
