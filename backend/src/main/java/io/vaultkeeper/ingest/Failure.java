package io.vaultkeeper.ingest;

import io.vaultkeeper.document.DocumentId;

/**
 * A document that is not in the index, or not wholly.
 *
 * @param reason for the user
 */
public record Failure(DocumentId document, String reason) {}
