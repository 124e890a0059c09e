package io.vaultkeeper.embedding;

import io.vaultkeeper.chunking.TokenCounter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts word by word and remembers the count of each word. Tokenizers in use (WordPiece, SentencePiece) cut at white space
 * before anything else, so that the sum is exact, and a person's vocabulary is small: counting costs a look-up a word, not a
 * run of the tokenizer.
 */
public final class WordTokenCounter implements TokenCounter {
    /** Some 20 MB when full; a vault of 25 MB has about 100,000 distinct words. */
    private static final int MAX_WORDS = 200_000;

    /** Longer words are rare and rarely come again. */
    private static final int MAX_REMEMBERED_LENGTH = 40;

    private final TokenCounter tokenizer;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    public WordTokenCounter(TokenCounter tokenizer) {
        this.tokenizer = tokenizer;
    }

    @Override
    public int count(String text) {
        int total = 0;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i == text.length() || isBlank(text.charAt(i));
            if (blank && start >= 0) {
                total += countWord(text.substring(start, i));
                start = -1;
            } else if (!blank && start < 0) {
                start = i;
            }
        }
        return total;
    }

    private int countWord(String word) {
        if (word.length() > MAX_REMEMBERED_LENGTH) {
            return tokenizer.count(word);
        }
        Integer known = counts.get(word);
        if (known == null) {
            known = tokenizer.count(word);
            if (counts.size() < MAX_WORDS) {
                counts.put(word, known);
            }
        }
        return known;
    }

    /** Only what every tokenizer takes for white space; to miss one costs a look-up, not the count. */
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }
}
