package io.vaultkeeper.http;

import io.vaultkeeper.chat.Answerer;
import io.vaultkeeper.chat.BuiltinPersonas;
import io.vaultkeeper.generation.Generations;
import io.vaultkeeper.generation.IndexRegister;
import io.vaultkeeper.generation.TestEngines;
import io.vaultkeeper.generation.Wanted;
import io.vaultkeeper.insight.LanguageNotice;
import io.vaultkeeper.llm.ModelCatalog;
import io.vaultkeeper.llm.NoChatModel;
import io.vaultkeeper.llm.WatchedModel;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a server needs to start, with nothing behind it but what a test gives. */
final class TestBackend {
    private TestBackend() {}

    /** Of an empty vault; to be closed after the server. */
    static Generations indexes(Path folder) {
        return new Generations(
                new Wanted("lucene", TestEngines.model("stand-in")),
                new TestEngines(folder, folder),
                new IndexRegister(folder.resolve("indexes.json")),
                Clock.systemUTC());
    }

    /** Answers nothing. */
    static Backend silent(Path vault, Generations indexes) {
        return of(vault, indexes, (request, events, cancellation) -> {}, new NoChatModel(8192));
    }

    static Backend of(Path vault, Generations indexes, Answerer answerer, ModelCatalog catalog) {
        return new Backend(
                "0.1.0",
                vault,
                indexes,
                answerer,
                new BuiltinPersonas(),
                new ObsidianSource(vault, new ObsidianSettings(List.of(), List.of())),
                new WatchedModel("none", new NoChatModel(8192), new NoChatModel(8192)),
                catalog,
                new LanguageNotice(),
                (message, session, notifications, cancellation) -> Optional.empty());
    }
}
