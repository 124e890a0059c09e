package io.vaultkeeper.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.util.ArrayUtil;

/**
 * The words of one text, cut and folded once: to be read folded, and stemmed, each word once with how often it comes. An index without
 * positions is the same as if each came in its turn, and half of all words of a passage have come before. Folded: lower case,
 * without accents; Chinese, Japanese and Korean as single characters and pairs of them. Stemmed: each folded word without its English
 * ending, so that the two come in step, one for one.
 */
final class AnalysedText {
    private static final int EMPTY = -1;

    /** All distinct words, one after the other. */
    private char[] letters = new char[512];

    /** Where each distinct word ends, how often it comes, and its hash. */
    private int[] ends = new int[128];

    private int[] counts = new int[128];
    private int[] hashes = new int[128];
    private int words;

    /** Words that stand where the one before stands, as pairs of Chinese characters do: they do not count in the text's length. */
    private final BitSet overlapping = new BitSet();

    /** The text: its words by their numbers. */
    private int[] order = new int[256];

    private int length;

    /** Open addressing, at most half full: numbers of words by their hashes. */
    private int[] table = table(256);

    private AnalysedText() {}

    static AnalysedText of(String text) {
        AnalysedText analysed = new AnalysedText();
        try (TokenStream tokens = WordAnalysis.folded(text)) {
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

    /** One that overlaps stands for itself each time: what is left out of a text's length is counted by places, not by words. */
    private void add(CharTermAttribute term, boolean overlaps) {
        int hash = hash(term.buffer(), term.length());
        int word = overlaps ? append(term, hash) : numberOf(term, hash);
        overlapping.set(word, overlaps);
        counts[word]++;
        order = ArrayUtil.grow(order, length + 1);
        order[length++] = word;
    }

    private int numberOf(CharTermAttribute term, int hash) {
        int slot = slot(term, hash);
        if (table[slot] != EMPTY) {
            return table[slot];
        }
        int word = append(term, hash);
        table[slot] = word;
        growTable();
        return word;
    }

    private int append(CharTermAttribute term, int hash) {
        int start = start(words);
        letters = ArrayUtil.grow(letters, start + term.length());
        System.arraycopy(term.buffer(), 0, letters, start, term.length());
        if (words == ends.length) {
            ends = ArrayUtil.grow(ends);
            counts = ArrayUtil.growExact(counts, ends.length);
            hashes = ArrayUtil.growExact(hashes, ends.length);
        }
        ends[words] = start + term.length();
        hashes[words] = hash;
        return words++;
    }

    /** Where the word is in the table, or would be. */
    private int slot(CharTermAttribute term, int hash) {
        int slot = hash & (table.length - 1);
        while (table[slot] != EMPTY && !is(table[slot], term, hash)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private boolean is(int word, CharTermAttribute term, int hash) {
        return hashes[word] == hash && Arrays.equals(letters, start(word), ends[word], term.buffer(), 0, term.length());
    }

    private void growTable() {
        if (2 * words <= table.length) {
            return;
        }
        int[] larger = table(2 * table.length);
        for (int word : table) {
            if (word != EMPTY) {
                int slot = hashes[word] & (larger.length - 1);
                while (larger[slot] != EMPTY) {
                    slot = (slot + 1) & (larger.length - 1);
                }
                larger[slot] = word;
            }
        }
        table = larger;
    }

    private static int[] table(int size) {
        int[] table = new int[size];
        Arrays.fill(table, EMPTY);
        return table;
    }

    /** As of a string, with the upper half stirred in: the table looks at the lower one. */
    private static int hash(char[] letters, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + letters[i];
        }
        return hash ^ (hash >>> 16);
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

    /** The text's words in their order, each as its number in the streams. */
    IntStream order() {
        return Arrays.stream(order, 0, length);
    }

    /** Each distinct word, in the order of their first places. */
    private static final class Replay extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
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
            frequency.setTermFrequency(text.counts[next]);
            next++;
            return true;
        }
    }
}
