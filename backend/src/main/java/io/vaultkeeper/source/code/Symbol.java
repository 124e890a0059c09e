package io.vaultkeeper.source.code;

import java.util.List;

/**
 * A function, class or the like, with the comments and annotations above it.
 *
 * @param path names from the outermost down to its own
 * @param start first line, from 1
 * @param end last line, inclusive
 */
record Symbol(List<String> path, int start, int end) {
    Symbol {
        path = List.copyOf(path);
    }
}
