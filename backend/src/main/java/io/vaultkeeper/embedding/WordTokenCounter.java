package io.vaultkeeper.embedding;

import io.vaultkeeper.chunking.TokenCounter;
import java.util.List;

/**
 * Counts piece by piece and remembers the count of each. BERT's tokenizers cut at white space and round every punctuation mark
 * before anything else, so that the sum is exact, and a person's vocabulary is small: counting costs a look-up a word, not a run
 * of the tokenizer.
 */
public final class WordTokenCounter implements TokenCounter {
    /** Longer words are rare and rarely come again. */
    private static final int MAX_REMEMBERED_LENGTH = 40;

    /** Standing in a text they count as one token each. */
    private static final List<String> SPECIAL = List.of("[SEP]", "[CLS]", "[PAD]", "[UNK]", "[MASK]");

    private final TokenCounter tokenizer;
    private final TokenCounts counts = new TokenCounts();

    public WordTokenCounter(TokenCounter tokenizer) {
        this.tokenizer = tokenizer;
    }

    @Override
    public int count(String text) {
        int total = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpecialToken(text, i)) {
                return tokenizer.count(text); // rare, and not the sum of its parts
            }
            if (isBlank(c) || isMark(c)) {
                total += countWord(text, start, i) + (isMark(c) ? 1 : 0);
                start = i + 1;
            }
        }
        return total + countWord(text, start, text.length());
    }

    private int countWord(String text, int start, int end) {
        if (start == end) {
            return 0;
        }
        if (end - start > MAX_REMEMBERED_LENGTH) {
            return tokenizer.count(text.substring(start, end));
        }
        long hash = TokenCounts.hash(text, start, end);
        int known = counts.get(hash);
        if (known == TokenCounts.UNKNOWN) {
            known = tokenizer.count(text.substring(start, end));
            counts.put(hash, known);
        }
        return known;
    }

    /** Only what every tokenizer takes for white space; to miss one costs a look-up, not the count. */
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    /** ASCII's punctuation and symbols, each a token of its own; marks beyond ASCII are left to the tokenizer. */
    private static boolean isMark(char c) {
        return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7f);
    }

    private static boolean isSpecialToken(String text, int at) {
        if (text.charAt(at) == '[') {
            for (String token : SPECIAL) {
                if (text.startsWith(token, at)) {
                    return true;
                }
            }
        }
        return false;
    }
}
