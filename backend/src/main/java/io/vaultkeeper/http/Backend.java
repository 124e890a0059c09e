package io.vaultkeeper.http;

import io.vaultkeeper.chat.Answerer;
import io.vaultkeeper.chat.Personas;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.ingest.Ingest;
import io.vaultkeeper.insight.RelatedNotes;
import io.vaultkeeper.llm.ModelCatalog;
import io.vaultkeeper.llm.WatchedModel;
import io.vaultkeeper.retrieval.Retriever;
import java.nio.file.Path;

/**
 * What the routes call.
 *
 * @param store the index's kind, as in the settings
 */
public record Backend(
        String version,
        Path vault,
        String store,
        EmbeddingSpace embedding,
        Ingest ingest,
        Retriever retriever,
        RelatedNotes related,
        Answerer answerer,
        Personas personas,
        WatchedModel model,
        ModelCatalog catalog) {}
