package io.vaultkeeper.bench;

import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import io.vaultkeeper.index.lucene.LuceneStore;
import io.vaultkeeper.index.pgvector.PgVectorStore;
import io.vaultkeeper.index.pgvector.PostgresServer;
import io.vaultkeeper.index.pgvector.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A new index that goes when it is closed: in a temporary folder or, where the property {@code bench.store} is
 * {@code pgvector}, in a PostgreSQL of its own with the settings that it comes with.
 */
public record ScratchIndex(ChunkIndex index, AutoCloseable rest) implements AutoCloseable {
    private static final String VAULT = "0123456789abcdef";

    public static ScratchIndex open(int dimensions) throws IOException {
        return open(System.getProperty("bench.store", "lucene"), dimensions);
    }

    public static ScratchIndex open(String store, int dimensions) throws IOException {
        return store.equals("pgvector") ? inPostgres(dimensions) : inFolder(dimensions);
    }

    private static ScratchIndex inFolder(int dimensions) throws IOException {
        Path folder = Files.createTempDirectory("vaultkeeper-bench");
        IndexStore store = new LuceneStore(folder);
        return new ScratchIndex(store.open("scratch", dimensions), () -> delete(folder));
    }

    private static ScratchIndex inPostgres(int dimensions) {
        PostgresServer server = TestPostgres.fresh();
        IndexStore store = new PgVectorStore(TestPostgres.settings(server), VAULT, new LuceneAnalysis());
        return new ScratchIndex(store.open("scratch", dimensions), () -> {
            store.close();
            server.close();
        });
    }

    @Override
    public void close() throws IOException {
        index.close();
        try {
            rest.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> inside = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inside) {
                Files.delete(path);
            }
        }
    }
}
