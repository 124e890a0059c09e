package io.vaultkeeper.chunking;

/**
 * How long a chunk is, in tokens of the embedding model.
 *
 * @param target what a chunk is filled up to
 * @param max what its embedded text, heading path included, never exceeds
 */
public record ChunkSize(int target, int max) {
    public ChunkSize {
        if (target < 16 || max < target) {
            throw new IllegalArgumentException(
                    "chunk size must be 16 tokens or more, and at most the maximum: " + target + " of " + max);
        }
    }
}
