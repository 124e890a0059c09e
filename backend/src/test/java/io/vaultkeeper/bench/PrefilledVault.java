package io.vaultkeeper.bench;

import io.vaultkeeper.daemon.DaemonLayout;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexCounts;
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
 * @param wordsSeconds until all of it was found by its words, while it was filled
 */
record PrefilledVault(Path vault, Path data, Path index, double wordsSeconds) {
    /** @param sections of each note */
    static PrefilledVault fill(Path folder, int notes, int sections, Embedder model)
            throws IOException, InterruptedException {
        System.err.printf("Filling an index with %,d notes.%n", notes);
        Path vault = SyntheticVault.ofNotes(folder.resolve("vault"), notes, sections);
        Path data = Files.createDirectory(folder.resolve("data"));
        Embedder vectors = new StandInVectors(model);
        Path indexFolder = DaemonLayout.index(data, vault, vectors);
        try (ChunkIndex index = open(indexFolder, model);
                Ingest ingest = ingest(vault, vectors, index)) {
            double wordsSeconds = secondsToWords(ingest, index, notes);
            Stopwatch.start().await(() -> ingest.status().state() == IngestStatus.State.IDLE, 50);
            return new PrefilledVault(vault, data, indexFolder, wordsSeconds);
        }
    }

    /** Starts the ingest, and waits until so many documents are found by their words. */
    static double secondsToWords(Ingest ingest, ChunkIndex index, int documents)
            throws IOException, InterruptedException {
        Stopwatch watch = Stopwatch.start();
        ingest.start();
        watch.await(() -> IndexCounts.sum(index.counts().values()).documents() == documents, 20);
        return watch.seconds();
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
