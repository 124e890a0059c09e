package io.vaultkeeper.embedding;

import io.vaultkeeper.chunking.Chunk;
import org.jspecify.annotations.Nullable;

/**
 * A chunk and its vector.
 *
 * @param vector of length one; null while the chunk waits to be embedded and is found by its words only
 */
@SuppressWarnings("ArrayRecordComponent") // the vector is handed on, never compared
public record EmbeddedChunk(Chunk chunk, float @Nullable [] vector) {}
