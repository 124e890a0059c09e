package io.vaultkeeper.chunking;

/**
 * Counts as the embedding model's own tokenizer does, without the special tokens it puts round a text. Safe for use by
 * several threads.
 */
@FunctionalInterface
public interface TokenCounter {
    int count(String text);
}
