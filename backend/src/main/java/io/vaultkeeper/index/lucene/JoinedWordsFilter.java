package io.vaultkeeper.index.lucene;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Adds the parts of words that are joined by signs, as in {@code meeting_notes}, {@code status:done} and {@code example.com}, behind each
 * of them and at its place. Unicode's rules for words (UAX #29), which the tokenizer follows, take such for one.
 */
final class JoinedWordsFilter extends TokenFilter {
    /** Single letters, as in "e.g." and "U.S.", say nothing. */
    private static final int SHORTEST = 2;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Queue<String> parts = new ArrayDeque<>();

    JoinedWordsFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!parts.isEmpty()) {
            term.setEmpty().append(parts.remove());
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        findParts();
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        parts.clear();
    }

    /** Of "3.5" and "2024_05" the parts would be found everywhere. */
    private void findParts() {
        int from = 0;
        boolean joined = false;
        boolean hasLetter = false;
        for (int i = 0; i < term.length(); i++) {
            joined |= joins(term.charAt(i));
            hasLetter |= Character.isLetter(term.charAt(i));
        }
        if (!joined || !hasLetter) {
            return;
        }
        for (int i = 0; i <= term.length(); i++) {
            if (i == term.length() || joins(term.charAt(i))) {
                if (i - from >= SHORTEST) {
                    parts.add(term.subSequence(from, i).toString());
                }
                from = i + 1;
            }
        }
    }

    private static boolean joins(char c) {
        return c == '_' || c == '.' || c == ':';
    }
}
