package io.vaultkeeper.chat;

import java.util.List;

/**
 * An answer of quotes.
 *
 * @param cited the numbers of the passages that are quoted, ascending
 */
record Quoted(String text, List<Integer> cited) {
    Quoted {
        cited = List.copyOf(cited);
    }
}
