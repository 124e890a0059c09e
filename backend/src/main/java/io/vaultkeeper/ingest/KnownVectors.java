package io.vaultkeeper.ingest;

import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.embedding.EmbeddedChunk;
import java.util.List;

/** Vectors of the same model that another index has already. */
public interface KnownVectors {
    KnownVectors NONE = document -> List.of();

    /** The document's chunks there, some with vectors; empty where it is unknown. */
    List<EmbeddedChunk> of(DocumentId document);
}
