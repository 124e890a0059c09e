package io.vaultkeeper.ingest;

import io.vaultkeeper.document.DocumentId;

/** What became of one document. Why it failed is in the ledger. */
record Outcome(DocumentId document, Kind kind) {
    enum Kind {
        INDEXED,
        MOVED,
        REMOVED,
        EXCLUDED,
        FAILED
    }
}
