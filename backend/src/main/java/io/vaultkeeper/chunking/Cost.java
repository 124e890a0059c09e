package io.vaultkeeper.chunking;

/** What a text costs of a chunk's room. */
record Cost(TokenCounter tokens) {
    /**
     * Text has about four characters a token. A tokenizer may take a word of any length for one unknown token, though, and a
     * table may be mostly blanks: a chunk is to be short for a reader, too.
     */
    private static final int MOST_CHARACTERS = 16;

    /** Counted only where the length alone does not show that it is more than this. */
    int of(String text, int most) {
        int byLength = text.length() / MOST_CHARACTERS;
        return byLength > most ? byLength : Math.max(byLength, tokens.count(text));
    }
}
