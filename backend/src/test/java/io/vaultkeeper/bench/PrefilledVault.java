package io.vaultkeeper.bench;

import io.vaultkeeper.daemon.DaemonLayout;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.index.StoredIndex;
import io.vaultkeeper.ingest.Ingest;
import io.vaultkeeper.ingest.IngestStatus;
import io.vaultkeeper.ingest.KnownVectors;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A vault and its whole index, which a daemon finds up to date. The vectors are a stand-in's: the model's would take an hour.
 *
 * @param wordsSeconds until all of it was found by its words, while it was filled
 */
record PrefilledVault(Path vault, Path data, Storage storage, Embedder model, double wordsSeconds) {
    /** Something done with the index. */
    interface Work {
        void run(ChunkIndex index) throws IOException, InterruptedException;
    }

    /** @param sections of each note */
    static PrefilledVault fill(Path folder, int notes, int sections, Storage storage, Embedder model)
            throws IOException, InterruptedException {
        System.err.printf("Filling an index with %,d notes.%n", notes);
        Path vault = SyntheticVault.ofNotes(folder.resolve("vault"), notes, sections);
        Path data = Files.createDirectory(folder.resolve("data"));
        PrefilledVault empty = new PrefilledVault(vault, data, storage, model, 0);
        double[] wordsSeconds = new double[1];
        empty.withIndex(index -> {
            try (Ingest ingest = ingest(vault, new StandInVectors(model), index)) {
                wordsSeconds[0] = secondsToWords(ingest, index, notes);
                Stopwatch.start().await(() -> ingest.status().state() == IngestStatus.State.IDLE, 50);
            }
        });
        return new PrefilledVault(vault, data, storage, model, wordsSeconds[0]);
    }

    /** Waits until so many documents are found by their words, from the ingest's start. */
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

    /** To be called while no daemon has it. */
    void withIndex(Work work) throws IOException, InterruptedException {
        try (IndexStore indexes = storage.of(data, vault);
                ChunkIndex index = indexes.open(
                        DaemonLayout.indexId(storage.name(), model),
                        model.space().dimensions())) {
            work.run(index);
        }
    }

    double megabytes() throws IOException {
        try (IndexStore indexes = storage.of(data, vault)) {
            return indexes.stored().stream().mapToLong(StoredIndex::bytes).sum() / 1e6;
        }
    }

    DaemonProcess daemon() throws IOException, InterruptedException {
        return daemon(DaemonProcess.NO_MODEL);
    }

    /** @param settings more of them, as variables */
    DaemonProcess daemon(Map<String, String> settings) throws IOException, InterruptedException {
        return DaemonProcess.on(vault, data, with(settings));
    }

    DaemonProcess daemonWithoutClassArchive() throws IOException, InterruptedException {
        return DaemonProcess.withoutClassArchive(vault, data, with(DaemonProcess.NO_MODEL));
    }

    private Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(storage.settings());
        all.putAll(settings);
        return all;
    }
}
