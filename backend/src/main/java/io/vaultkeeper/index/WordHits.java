package io.vaultkeeper.index;

import java.util.List;

/**
 * What a search by words found.
 *
 * @param hits best first
 * @param coverage the share of the query's inverse document frequency that the best hit's matching words carry, 0 to 1; 0
 *     without hits
 */
public record WordHits(List<Hit> hits, double coverage) {
    public WordHits {
        hits = List.copyOf(hits);
    }
}
