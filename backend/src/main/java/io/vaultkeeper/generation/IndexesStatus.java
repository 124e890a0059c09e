package io.vaultkeeper.generation;

import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.ingest.IngestStatus;
import io.vaultkeeper.ingest.IngestStatus.State;
import io.vaultkeeper.ingest.Progress;
import org.jspecify.annotations.Nullable;

/**
 * What the indexes are about.
 *
 * @param serving the index that answers
 * @param building the one that will take its place; null where none is open for it
 * @param due another one is wanted and not open yet
 * @param problem why it is not; null otherwise
 */
public record IndexesStatus(
        One serving,
        @Nullable One building,
        boolean due,
        @Nullable String problem) {
    public record One(IndexKey key, IngestStatus ingest) {
        static One of(Generation generation) {
            return new One(generation.description().key(), generation.ingest().status());
        }
    }

    /** What is being done: for the index that answers, and with that at rest or failed, for the one being built. */
    public State state() {
        State now = serving.ingest().state();
        if (!isBuildTold()) {
            return now;
        }
        if (building != null) {
            return building.ingest().state() == State.IDLE
                    ? State.INDEXING
                    : building.ingest().state();
        }
        if (!due) {
            return State.IDLE;
        }
        return problem == null ? State.SCANNING : State.FAILED;
    }

    /** Of what {@link #state} tells. */
    public @Nullable Progress progress() {
        return isBuildTold() && building != null
                ? building.ingest().progress()
                : serving.ingest().progress();
    }

    /** What there is in the index that {@link #state} tells of. */
    public IndexCounts counts() {
        return (isBuildTold() && building != null ? building : serving).ingest().total();
    }

    /** What answers may have failed for good, as where its model is gone, and is replaced; or it pauses with nothing left to do. */
    private boolean isBuildTold() {
        IngestStatus now = serving.ingest();
        return switch (now.state()) {
            case IDLE -> true;
            case FAILED -> building != null;
            case PAUSED -> building != null && now.total().pending() == 0;
            case SCANNING, INDEXING -> false;
        };
    }

    /** Why something waits, for the user. */
    public @Nullable String anyProblem() {
        if (serving.ingest().problem() != null) {
            return serving.ingest().problem();
        }
        return building != null && building.ingest().problem() != null
                ? building.ingest().problem()
                : problem;
    }
}
