package io.vaultkeeper.ingest;

import io.vaultkeeper.document.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * What became of one document.
 *
 * @param reason why it failed, for the user; null otherwise
 */
record Outcome(DocumentId document, Kind kind, @Nullable String reason) {
    enum Kind {
        INDEXED,
        MOVED,
        REMOVED,
        EXCLUDED,
        FAILED
    }
}
