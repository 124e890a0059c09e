package io.vaultkeeper.insight;

import io.vaultkeeper.index.ChunkIndex;
import org.jspecify.annotations.Nullable;

/**
 * Suggestions of an index, read again only after it changed. Somebody who types while a large vault is being indexed would
 * have them read at every key: they serve for some times as long as the reading took.
 */
public final class KeptSuggestions {
    private static final int TIMES_AS_LONG = 20;

    private @Nullable Suggestions last;
    private @Nullable Object lastState;
    private long goodUntil;

    /** @param state of the index: the same while it holds the same */
    public synchronized Suggestions of(ChunkIndex index, Object state) {
        long now = System.nanoTime();
        Suggestions kept = last;
        if (kept != null && (state.equals(lastState) || now < goodUntil)) {
            return kept;
        }
        Suggestions read = Suggestions.of(index);
        long done = System.nanoTime();
        last = read;
        lastState = state;
        goodUntil = done + TIMES_AS_LONG * (done - now);
        return read;
    }
}
