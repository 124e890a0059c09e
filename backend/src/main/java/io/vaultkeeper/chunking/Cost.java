package io.vaultkeeper.chunking;

/** What a text costs of a chunk's room. */
record Cost(TokenCounter tokens) {
    /**
     * Text has about four characters a token. A tokenizer may take a word of any length for one unknown token, though, and a
     * table may be mostly blanks: a chunk is to be short for a reader, too.
     */
    private static final int MOST_CHARACTERS = 16;

    int of(String text) {
        return Math.max(tokens.count(text), text.length() / MOST_CHARACTERS);
    }
}
