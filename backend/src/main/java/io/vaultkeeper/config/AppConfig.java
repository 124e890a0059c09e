package io.vaultkeeper.config;

import io.vaultkeeper.chat.ChatSettings;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.index.IndexSettings;
import io.vaultkeeper.index.pgvector.PgVectorSettings;
import io.vaultkeeper.llm.LlmSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All settings.
 *
 * @param vault the folder of notes, as a real path
 * @param data where everything derived is kept
 * @param port 0 takes a free one
 * @param reranker the folder of a cross-encoder; null where there is none
 */
public record AppConfig(
        Path vault,
        Path data,
        int port,
        boolean allowRemote,
        IndexSettings index,
        PgVectorSettings pgvector,
        EmbeddingSettings embedding,
        LlmSettings llm,
        @Nullable Path reranker,
        ChatSettings chat,
        SourcesConfig sources) {}
