package io.vaultkeeper.daemon;

import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.embedding.Embedder;
import java.io.IOException;
import java.nio.file.Path;

/** How the daemon cuts notes and where it keeps their index, for those who fill one that a daemon is to open. */
public final class DaemonLayout {
    private DaemonLayout() {}

    public static Chunker chunker(Embedder embedder) {
        return Parts.chunker(embedder);
    }

    public static Path index(Path data, Path vault, Embedder embedder) throws IOException {
        return VaultFolder.open(data, vault).index("lucene", embedder.space(), chunker(embedder));
    }
}
