package io.vaultkeeper.chunking;

/**
 * A piece of a text.
 *
 * @param end exclusive
 * @param cost in tokens
 */
record Range(int start, int end, int cost) {
    Range upTo(Range last, int sum) {
        return new Range(start, last.end, sum);
    }
}
