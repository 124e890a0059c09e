package io.vaultkeeper.generation;

import io.vaultkeeper.embedding.EmbeddingSettings;
import java.time.Instant;

/**
 * An index that was made, as the register remembers it.
 *
 * @param id its name in its store
 * @param embedding how to have its model again; without the key
 * @param complete whether everything was in it once
 * @param lastUsed when it last answered or was built
 */
public record IndexDescription(
        String id, IndexKey key, EmbeddingSettings embedding, boolean complete, Instant lastUsed) {
    IndexDescription completed() {
        return new IndexDescription(id, key, embedding, true, lastUsed);
    }

    /** The same, as it is once all in it was lost. */
    IndexDescription emptied() {
        return new IndexDescription(id, key, embedding, false, lastUsed);
    }

    IndexDescription usedAt(Instant now) {
        return new IndexDescription(id, key, embedding, complete, now);
    }
}
