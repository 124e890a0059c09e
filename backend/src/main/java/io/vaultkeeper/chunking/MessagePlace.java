package io.vaultkeeper.chunking;

import java.time.Instant;

/**
 * Where a message stands in its conversation, written out as {@code Name: text}, a line for each of the message's own.
 *
 * @param id as its source has it
 * @param startLine from 1
 * @param endLine inclusive
 */
public record MessagePlace(String id, Instant time, int startLine, int endLine) {}
