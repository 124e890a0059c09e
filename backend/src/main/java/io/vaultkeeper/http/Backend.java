package io.vaultkeeper.http;

import io.vaultkeeper.chat.Answerer;
import io.vaultkeeper.chat.Personas;
import io.vaultkeeper.generation.Generations;
import io.vaultkeeper.insight.LanguageNotice;
import io.vaultkeeper.llm.ModelCatalog;
import io.vaultkeeper.llm.WatchedModel;
import io.vaultkeeper.source.Notebook;
import java.nio.file.Path;

/** What the routes call. */
public record Backend(
        String version,
        Path vault,
        Generations indexes,
        Answerer answerer,
        Personas personas,
        Notebook notebook,
        WatchedModel model,
        ModelCatalog catalog,
        LanguageNotice language,
        McpMessages mcp) {}
