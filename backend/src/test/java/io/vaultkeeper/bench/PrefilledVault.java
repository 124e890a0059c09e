package io.vaultkeeper.bench;

import io.vaultkeeper.daemon.DaemonLayout;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.lucene.LuceneIndex;
import io.vaultkeeper.ingest.Ingest;
import io.vaultkeeper.ingest.IngestStatus;
import io.vaultkeeper.ingest.KnownVectors;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A vault and its whole index, which a daemon finds up to date. The vectors are a stand-in's: the model's would take an hour.
 *
 * @param index the index's folder, to be opened while no daemon has it
 */
record PrefilledVault(Path vault, Path data, Path index) {
    static PrefilledVault fill(Path folder, int notes, Embedder model) throws IOException, InterruptedException {
        System.err.printf("Filling an index with %,d notes.%n", notes);
        Path vault = SyntheticVault.ofNotes(folder.resolve("vault"), notes);
        Path data = Files.createDirectory(folder.resolve("data"));
        Embedder vectors = new StandInVectors(model);
        Path indexFolder = DaemonLayout.index(data, vault, vectors);
        try (ChunkIndex index = open(indexFolder, model);
                Ingest ingest = ingest(vault, vectors, index)) {
            ingest.start();
            Stopwatch.start().await(() -> ingest.status().state() == IngestStatus.State.IDLE, 50);
        }
        return new PrefilledVault(vault, data, indexFolder);
    }

    /** As the daemon wires it. */
    static Ingest ingest(Path vault, Embedder embedder, ChunkIndex index) {
        ObsidianSource source = new ObsidianSource(vault, new ObsidianSettings(List.of(), List.of()));
        return new Ingest(
                List.of(source), DaemonLayout.chunker(embedder), embedder, index, KnownVectors.NONE, Workshop.CORES);
    }

    static ChunkIndex open(Path index, Embedder embedder) {
        return LuceneIndex.open(index, embedder.space().dimensions());
    }
}
