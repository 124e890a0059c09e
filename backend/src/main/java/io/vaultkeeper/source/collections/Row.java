package io.vaultkeeper.source.collections;

import java.util.Map;

/**
 * A record as it stands in its file.
 *
 * @param line where it begins, from 1
 * @param fields its texts, numbers and truths by column, in the file's order; empty where there is no value
 */
record Row(long line, Map<String, String> fields) {}
