package io.vaultkeeper.config;

import io.vaultkeeper.chat.ChatSettings;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.index.IndexSettings;
import io.vaultkeeper.index.pgvector.PgVectorSettings;
import io.vaultkeeper.llm.LlmSettings;
import java.nio.file.Path;

/**
 * All settings.
 *
 * @param vault the folder of notes, as a real path
 * @param data where everything derived is kept
 * @param port 0 takes a free one
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
        ChatSettings chat,
        SourcesConfig sources) {}
