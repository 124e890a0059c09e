package io.vaultkeeper.daemon;

import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.generation.IndexKey;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import io.vaultkeeper.index.lucene.LuceneStore;
import io.vaultkeeper.index.pgvector.PgVectorSettings;
import io.vaultkeeper.index.pgvector.PgVectorStore;
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

    /** Of the index that a daemon of this vault opens first. */
    public static String indexId(String store, Embedder embedder) {
        return new IndexKey(store, embedder.space(), chunker(embedder).version()).id();
    }

    public static IndexStore lucene(Path data, Path vault) throws IOException {
        return new LuceneStore(VaultFolder.open(data, vault).indexes());
    }

    public static IndexStore pgvector(PgVectorSettings settings, Path vault) throws IOException {
        return new PgVectorStore(settings, VaultId.of(vault).hex(), new LuceneAnalysis());
    }
}
