package io.vaultkeeper.daemon;

import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.generation.IndexKey;
import java.io.IOException;
import java.nio.file.Path;

/** How the daemon cuts notes and where it keeps their index, for those who fill one that a daemon is to open. */
public final class DaemonLayout {
    private DaemonLayout() {}

    public static Chunker chunker(Embedder embedder) {
        return LocalEngines.chunkerFor(embedder, LocalEngines.CHUNK_TOKENS);
    }

    /** Tells of a daemon, as one that runs does itself. */
    public static void announce(Path data, DaemonFile daemon) throws IOException {
        daemon.write(DaemonFile.path(data, Path.of(daemon.vault())));
    }

    public static Path index(Path data, Path vault, Embedder embedder) throws IOException {
        IndexKey key =
                new IndexKey("lucene", embedder.space(), chunker(embedder).version());
        return VaultFolder.open(data, vault).indexes().resolve("lucene-" + key.id());
    }
}
