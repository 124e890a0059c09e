package io.vaultkeeper.ingest;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Gives chunks their vectors, those of the newest documents first. */
final class VectorFiller {
    /** Chunks handed to the model at once: enough that the last one of a batch keeps few workers waiting. */
    private static final int BATCH = 64;

    /** Chunks fetched from the index at once, so that the fetching costs little of the embedding's time. */
    private static final int WINDOW = 32 * BATCH;

    /** Every refresh makes a segment of its own, to be merged later. */
    private static final long REFRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private static final String HARMLESS = "a text that no model refuses";
    private static final String REFUSAL = "The embedding model refuses line %d to %d; it is found by its words only.";

    private final Embedder embedder;
    private final ChunkIndex index;
    private final Runnable progressed;
    private final Map<String, Failure> refused = new ConcurrentHashMap<>();
    private volatile long refreshed = System.nanoTime();

    VectorFiller(Embedder embedder, ChunkIndex index, Runnable progressed) {
        this.embedder = embedder;
        this.index = index;
        this.progressed = progressed;
    }

    /**
     * Embeds some thousand chunks, or fewer where {@code interrupted} says that something newer came.
     *
     * @return whether there were any
     * @throws EmbeddingException where the model does not work at all
     */
    boolean fill(BooleanSupplier interrupted) {
        List<Chunk> window = index.withoutVector(WINDOW + refused.size()).stream()
                .filter(chunk -> !refused.containsKey(chunk.id()))
                .limit(WINDOW)
                .toList();
        fillWindow(window, interrupted);
        return !window.isEmpty();
    }

    /** Chunks whose text the model refuses, by document; they are found by their words. */
    List<Failure> refused() {
        return List.copyOf(refused.values());
    }

    void forgetRefused() {
        refused.clear();
    }

    /** While one batch is written to the index, the next one is already being embedded. */
    private void fillWindow(List<Chunk> window, BooleanSupplier interrupted) {
        CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
        try {
            for (int from = 0; from < window.size() && !interrupted.getAsBoolean(); from += BATCH) {
                List<Chunk> batch = window.subList(from, Math.min(window.size(), from + BATCH));
                Map<String, float[]> vectors = embed(batch);
                await(written);
                written = CompletableFuture.runAsync(() -> write(vectors));
            }
        } finally {
            await(written); // what was embedded before a fault is not lost, and nothing is written behind the
            // caller's back
        }
        if (!window.isEmpty()) {
            refresh();
        }
    }

    /** A fault of the store is told as such, not as one of the thread that met it. */
    private static void await(CompletableFuture<Void> written) {
        try {
            written.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IndexException fault ? fault : e;
        }
    }

    private void write(Map<String, float[]> vectors) {
        index.attach(vectors);
        progressed.run();
        if (System.nanoTime() - refreshed > REFRESH_NANOS) {
            refresh();
        }
    }

    private void refresh() {
        index.refresh();
        refreshed = System.nanoTime();
    }

    private Map<String, float[]> embed(List<Chunk> batch) {
        try {
            return zip(batch, embedder.embedPassages(texts(batch)));
        } catch (EmbeddingException e) {
            return embedOneByOne(batch, e);
        }
    }

    /** Finds the texts that the model refuses; where it refuses a harmless one too, the fault is the model's. */
    private Map<String, float[]> embedOneByOne(List<Chunk> batch, EmbeddingException whole) {
        throwIfAway(whole);
        Map<String, float[]> vectors = new HashMap<>();
        for (Chunk chunk : batch) {
            List<float[]> vector = vectorsOf(texts(List.of(chunk)));
            if (vector == null) {
                throwIfAway(whole); // it may have gone away since
                refused.put(
                        chunk.id(),
                        new Failure(chunk.document(), REFUSAL.formatted(chunk.startLine(), chunk.endLine())));
            } else {
                vectors.put(chunk.id(), vector.get(0));
            }
        }
        return vectors;
    }

    private void throwIfAway(EmbeddingException fault) {
        if (vectorsOf(List.of(HARMLESS)) == null) {
            throw fault;
        }
    }

    /** Null where the model refuses. */
    private @Nullable List<float[]> vectorsOf(List<String> texts) {
        try {
            return embedder.embedPassages(texts);
        } catch (EmbeddingException e) {
            return null;
        }
    }

    private static List<String> texts(List<Chunk> chunks) {
        return chunks.stream().map(Chunk::embeddedText).toList();
    }

    private static Map<String, float[]> zip(List<Chunk> chunks, List<float[]> vectors) {
        Map<String, float[]> byId = new HashMap<>();
        for (int i = 0; i < chunks.size(); i++) {
            byId.put(chunks.get(i).id(), vectors.get(i));
        }
        return byId;
    }
}
