package io.vaultkeeper.chat;

import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Query;
import java.util.List;

/** What an answer needs of retrieval. */
@FunctionalInterface
public interface PassageSearch {
    /** The best passages first. */
    List<Passage> search(Query query);
}
