package io.vaultkeeper.index;

import java.util.List;

/** Text to words, in one way for all stores. Safe for use by several threads. */
public interface TextAnalysis {
    /** The text's words in their order. */
    List<Word> words(String text);

    /** A query's words, each once, without those that only ask; all of them where there is nothing else. */
    List<Word> telling(String query);
}
