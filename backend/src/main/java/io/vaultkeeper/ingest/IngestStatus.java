package io.vaultkeeper.ingest;

import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.source.Omission;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the index holds and what is being done about it.
 *
 * @param sources by source name, in the order of the sources; one without documents is there too where the user named it
 * @param progress null when there is nothing to do
 * @param leftOut by source name, what its files hold beside documents
 * @param problem why work has stopped or waits, for the user; null otherwise
 * @param lastChange when the index last changed; null before it ever did
 */
public record IngestStatus(
        State state,
        Map<String, IndexCounts> sources,
        @Nullable Progress progress,
        List<Failure> failed,
        Map<String, List<Omission>> leftOut,
        @Nullable String problem,
        @Nullable Instant lastChange) {
    public IngestStatus {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        failed = List.copyOf(failed);
        leftOut = Map.copyOf(leftOut);
    }

    public enum State {
        SCANNING,
        INDEXING,
        IDLE,
        PAUSED,
        FAILED
    }

    /** All sources together. */
    public IndexCounts total() {
        return IndexCounts.sum(sources.values());
    }
}
