package io.vaultkeeper.embedding;

/** How the vectors of a text's tokens become the one of the text. */
public enum Pooling {
    MEAN,
    /** The first token's. */
    CLS,
    /** The last token's, in models that read from left to right only. */
    LAST
}
