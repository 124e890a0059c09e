package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.chunking.ShapedChunker;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.lucene.LuceneIndex;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import io.vaultkeeper.watch.Changes;
import io.vaultkeeper.watch.FolderWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A vault, its index and what keeps them equal, as the daemon wires them. */
final class KeptVault implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    final Path vault;
    final CountingEmbedder embedder = new CountingEmbedder();
    final ChunkIndex index;
    final Ingest ingest;
    private final @Nullable FolderWatch watch;

    private KeptVault(Path folder, IntFunction<ChunkIndex> open, boolean watched, @Nullable Embedder other)
            throws IOException {
        Embedder used = other == null ? embedder : other;
        vault = Files.createDirectories(folder.resolve("vault")).toRealPath();
        index = open.apply(used.space().dimensions());
        ObsidianSource source =
                new ObsidianSource(vault, new ObsidianSettings(List.of("Archive/**"), List.of("private")));
        Chunker chunker = new ShapedChunker(used.tokens(), new ChunkSize(40, 120), ZoneOffset.UTC);
        ingest = new Ingest(List.of(source), chunker, used, index, KnownVectors.NONE, 2);
        watch = watched ? FolderWatch.start(source.roots(), this::hand) : null;
        ingest.start();
    }

    static KeptVault in(Path folder) throws IOException {
        return withIndexIn(folder, folder.resolve("index"));
    }

    static KeptVault withIndexIn(Path folder, Path indexFolder) throws IOException {
        return over(folder, dimensions -> LuceneIndex.open(indexFolder, dimensions));
    }

    /** @param open opens the index, given the length of a vector */
    static KeptVault over(Path folder, IntFunction<ChunkIndex> open) throws IOException {
        return new KeptVault(folder, open, false, null);
    }

    /** With another embedder than the one that counts. */
    static KeptVault in(Path folder, Embedder other) throws IOException {
        return new KeptVault(folder, dimensions -> LuceneIndex.open(folder.resolve("index"), dimensions), false, other);
    }

    static KeptVault watchedIn(Path folder) throws IOException {
        return new KeptVault(folder, dimensions -> LuceneIndex.open(folder.resolve("index"), dimensions), true, null);
    }

    /** As the watcher hands it on. */
    void hand(Changes changes) {
        if (changes.rescan()) {
            ingest.rescan();
        } else {
            ingest.look(changes.paths());
        }
    }

    Path write(String path, String text) throws IOException {
        Path file = vault.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Until everything is searchable by words and by meaning. */
    void settle() throws InterruptedException {
        await(() -> ingest.status().state() == IngestStatus.State.IDLE);
    }

    void rescan() throws InterruptedException {
        ingest.rescan();
        settle();
    }

    Set<String> documents() {
        return index.ledger().stream()
                .filter(entry -> entry.chunks() > 0)
                .map(entry -> entry.document().key())
                .collect(Collectors.toSet());
    }

    String text(String path) {
        return index.chunksOf(new DocumentId("obsidian", path)).stream()
                .map(chunk -> chunk.chunk().text())
                .collect(Collectors.joining("\n"));
    }

    boolean finds(String word) {
        return !index.matching(word, 5, Scope.ALL).hits().isEmpty();
    }

    void verify() throws IOException {
        assertThat(ingest.verify()).isEmpty();
    }

    /** Until index and vault are the same, however often they were looked at in between. */
    void agree() throws InterruptedException {
        settle();
        await(() -> differences().isEmpty());
    }

    private List<Difference> differences() {
        try {
            return ingest.verify();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waited in vain; status %s", ingest.status())
                    .isLessThan(until);
            Thread.sleep(5);
        }
    }

    @Override
    public void close() throws IOException {
        if (watch != null) {
            watch.close();
        }
        ingest.close();
        index.close();
    }
}
