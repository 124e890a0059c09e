package io.vaultkeeper.ingest;

import io.vaultkeeper.document.DocumentId;

/**
 * Where index and sources are not the same.
 *
 * @param what for the user, as in "is not in the index"
 */
public record Difference(DocumentId document, String what) {}
