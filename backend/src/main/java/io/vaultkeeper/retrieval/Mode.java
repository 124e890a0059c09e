package io.vaultkeeper.retrieval;

/** By what passages are found. */
public enum Mode {
    HYBRID,
    SEMANTIC,
    KEYWORD
}
