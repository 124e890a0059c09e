package io.vaultkeeper.eval;

import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.generation.IndexKey;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.DamagedIndexException;
import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.index.IndexInUseException;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.index.StoredIndex;
import io.vaultkeeper.ingest.Ingest;
import io.vaultkeeper.ingest.IngestStatus;
import io.vaultkeeper.ingest.KnownVectors;
import io.vaultkeeper.ingest.Progress;
import io.vaultkeeper.source.Source;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** An index for one setting, filled. It is kept, so that the next measurement with as much in common finds it. */
final class TrialIndex implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;
    private static final int ID_DIGITS = 16;

    private final Embedder embedder;
    private final ChunkIndex index;
    private final IndexCost cost;

    private TrialIndex(Embedder embedder, ChunkIndex index, IndexCost cost) {
        this.embedder = embedder;
        this.index = index;
        this.cost = cost;
    }

    /**
     * Brings the index up to date with the sources, which takes as long as it takes.
     *
     * @param of names what the sources hold
     */
    static TrialIndex open(Setting setting, Equipment equipment, List<Source> sources, String of, Watcher watcher)
            throws EvalException, InterruptedException {
        Embedder embedder = equipment.embedder(setting.embedding());
        try {
            return open(setting, equipment, embedder, sources, of, watcher);
        } catch (EvalException | InterruptedException | RuntimeException e) {
            embedder.close();
            throw e;
        }
    }

    private static TrialIndex open(
            Setting setting, Equipment equipment, Embedder embedder, List<Source> sources, String of, Watcher watcher)
            throws EvalException, InterruptedException {
        Chunker chunker =
                setting.ancestor() ? new AncestorChunker() : equipment.chunker(embedder, setting.chunkTokens());
        IndexStore store = equipment.indexes();
        String id = ContentHash.of(of, new IndexKey(store.name(), embedder.space(), chunker.version()).id())
                .hex()
                .substring(0, ID_DIGITS);
        ChunkIndex index = opened(setting, store, id, embedder.space().dimensions());
        try {
            int before = IndexCounts.sum(index.counts().values()).embedded();
            long started = System.nanoTime();
            fill(setting, sources, chunker, embedder, index, watcher);
            double seconds = (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1);
            IndexCounts now = IndexCounts.sum(index.counts().values());
            long bytes = store.stored().stream()
                    .filter(stored -> stored.id().equals(id))
                    .mapToLong(StoredIndex::bytes)
                    .sum();
            int embedded = Math.max(0, now.embedded() - before);
            return new TrialIndex(
                    embedder, index, new IndexCost(now.documents(), now.chunks(), embedded, seconds, bytes));
        } catch (EvalException | InterruptedException | RuntimeException e) {
            index.close();
            throw e;
        }
    }

    /** What is left of an earlier measurement is of use only where it can be read. */
    private static ChunkIndex opened(Setting setting, IndexStore store, String id, int dimensions) {
        try {
            return store.open(id, dimensions);
        } catch (DamagedIndexException e) {
            store.delete(id);
            return store.open(id, dimensions);
        } catch (IndexInUseException e) {
            throw new IndexInUseException(
                    "Another `vaultkeeper eval` is at work on the index for \"" + setting.name()
                            + "\". Wait until it has ended, or stop it, and start this one again.",
                    e);
        }
    }

    private static void fill(
            Setting setting,
            List<Source> sources,
            Chunker chunker,
            Embedder embedder,
            ChunkIndex index,
            Watcher watcher)
            throws EvalException, InterruptedException {
        int workers = Runtime.getRuntime().availableProcessors();
        try (Ingest ingest = new Ingest(sources, chunker, embedder, index, KnownVectors.NONE, workers)) {
            ingest.start();
            IngestStatus status = ingest.status();
            while (status.state() != IngestStatus.State.IDLE) {
                if (status.state() == IngestStatus.State.FAILED) {
                    throw new EvalException(
                            "The index for \"" + setting.name() + "\" cannot be made: " + status.problem());
                }
                Progress progress = status.progress();
                if (progress != null) {
                    watcher.at(setting, phase(progress), progress.done(), progress.total());
                }
                Thread.sleep(LOOK_MILLIS);
                status = ingest.status();
            }
        }
    }

    private static String phase(Progress progress) {
        return "indexing " + progress.phase().name().toLowerCase(Locale.ROOT);
    }

    Embedder embedder() {
        return embedder;
    }

    ChunkIndex chunks() {
        return index;
    }

    IndexCost cost() {
        return cost;
    }

    @Override
    public void close() {
        index.close();
        embedder.close();
    }
}
