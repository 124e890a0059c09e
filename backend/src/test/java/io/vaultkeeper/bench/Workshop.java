package io.vaultkeeper.bench;

import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.onnx.OnnxEmbedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the parts share, made when it is first asked for, in a temporary folder that goes when this is closed. */
final class Workshop implements AutoCloseable {
    /** How often each thing is measured at the least. */
    static final int RUNS = 5;

    static final int CORES = Runtime.getRuntime().availableProcessors();

    /** Of the vault that is taken where a large one matters. */
    static final int NOTES = 10_000;

    private static final long LARGE_VAULT_BYTES = 25_000_000;

    private final Path folder;
    private final Storage storage;
    private final Embedder model;
    private final Map<Integer, PrefilledVault> prefilled = new HashMap<>();
    private @Nullable Path largeVault;
    private int folders;

    private Workshop(Path folder, Storage storage) {
        this.folder = folder;
        this.storage = storage;
        this.model = OnnxEmbedder.builtin(EmbeddingSettings.DEFAULTS, nativeFolder(), CORES);
    }

    /** @param storage of prefilled vaults; closed with this */
    static Workshop open(Storage storage) throws IOException {
        return new Workshop(Files.createTempDirectory("vaultkeeper-bench"), storage);
    }

    /** The built-in model, warm, with a worker a core. */
    Embedder model() {
        model.embedQuery("warm up");
        return model;
    }

    /** Where native libraries are unpacked. */
    Path nativeFolder() {
        return folder.resolve("native");
    }

    /** An embedded index in this folder. */
    static ChunkIndex index(Path folder, Embedder embedder) {
        return LuceneIndex.open(folder, embedder.space().dimensions());
    }

    /** A new folder. */
    Path folder() throws IOException {
        return Files.createDirectory(folder.resolve("" + folders++));
    }

    Path largeVault() throws IOException {
        if (largeVault == null) {
            largeVault = SyntheticVault.ofBytes(folder(), LARGE_VAULT_BYTES);
        }
        return largeVault;
    }

    /** A vault of so many notes, ten times as many chunks, and its index. */
    PrefilledVault prefilled(int notes) throws IOException, InterruptedException {
        PrefilledVault there = prefilled.get(notes);
        if (there == null) {
            there = prefilled(notes, SyntheticVault.SECTIONS);
            prefilled.put(notes, there);
        }
        return there;
    }

    /** Another one, with so many sections a note. */
    PrefilledVault prefilled(int notes, int sections) throws IOException, InterruptedException {
        return PrefilledVault.fill(folder(), notes, sections, storage, model());
    }

    @Override
    public void close() throws IOException {
        model.close();
        storage.close();
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }
}
