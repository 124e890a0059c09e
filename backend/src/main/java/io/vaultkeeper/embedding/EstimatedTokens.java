package io.vaultkeeper.embedding;

import io.vaultkeeper.chunking.TokenCounter;

/**
 * Guesses how many tokens a word has where there is no tokenizer to ask, rather too many than too few: three Latin letters a
 * token, two in words so long that they are hardly words, one of any other script. Tokenizers of today's models come to four and more
 * letters a token in English, three in other languages.
 */
public final class EstimatedTokens implements TokenCounter {
    private static final int LETTERS_A_TOKEN = 3;
    private static final int LETTERS_A_TOKEN_OF_CODES = 2;

    /** Longer ones are mostly addresses, hashes and identifiers. */
    private static final int LONGEST_WORD = 16;

    @Override
    public int count(String word) {
        int letters = 0;
        int others = 0;
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 0x250 && Character.isLetter(word.charAt(i))) {
                letters++;
            } else {
                others++;
            }
        }
        int each = word.length() > LONGEST_WORD ? LETTERS_A_TOKEN_OF_CODES : LETTERS_A_TOKEN;
        return (letters + each - 1) / each + others;
    }
}
