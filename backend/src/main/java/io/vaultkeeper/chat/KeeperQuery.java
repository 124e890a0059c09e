package io.vaultkeeper.chat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the document keeper wants from the notes.
 *
 * @param queries one to three, each to be understood by itself; empty where nothing is to be searched
 */
record KeeperQuery(
        List<String> queries,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    static final KeeperQuery NOTHING = new KeeperQuery(List.of(), null, null);

    KeeperQuery {
        queries = List.copyOf(queries);
    }

    boolean search() {
        return !queries.isEmpty();
    }

    AnswerEvent.Asked asEvent() {
        return new AnswerEvent.Asked(search(), queries, from, to);
    }
}
