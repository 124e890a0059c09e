package io.vaultkeeper.ingest;

import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index equal to the sources: scan → plan → apply, words first, vectors after. All methods return at once, but for
 * {@link #verify} and {@link #close}.
 */
public final class Ingest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    /** A crash costs at most this much work; each commit costs a few milliseconds of disk. */
    private static final long COMMIT_SECONDS = 5;

    /** Makes up for events that no watcher told of. */
    private static final long RESCAN_MINUTES = 10;

    private static final long UNWATCHED_RESCAN_SECONDS = 10;

    private final Map<String, Source> sources;
    private final Chunker chunker;
    private final ChunkIndex index;
    private final Work work = new Work();
    private final WordsLoop words;
    private final VectorsLoop vectors;
    private final ScheduledExecutorService clock;
    private volatile boolean started;

    /**
     * @param known vectors that need not be made again
     * @param workers how many files are read at once
     */
    public Ingest(
            List<Source> sources,
            Chunker chunker,
            Embedder embedder,
            ChunkIndex index,
            KnownVectors known,
            int workers) {
        this.sources = inOrder(sources);
        this.chunker = chunker;
        this.index = index;
        this.vectors = new VectorsLoop(work, embedder, index);
        this.words = new WordsLoop(work, this.sources, chunker, index, known, vectors, workers);
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "ingest-clock"));
    }

    private static Map<String, Source> inOrder(List<Source> sources) {
        Map<String, Source> byName = new LinkedHashMap<>();
        sources.forEach(source -> byName.put(source.name(), source));
        return byName;
    }

    /** Scans everything, then goes on with whatever is asked for. */
    public void start() {
        started = true;
        work.lookEverywhereFromTheIndex();
        daemon(words, "ingest-words").start();
        daemon(vectors, "ingest-vectors").start();
        every(COMMIT_SECONDS, TimeUnit.SECONDS, words::commit);
        every(RESCAN_MINUTES, TimeUnit.MINUTES, this::rescan);
    }

    /** Makes do without a watcher: scans every few seconds, which reads directories only. */
    public void scanOften() {
        every(UNWATCHED_RESCAN_SECONDS, TimeUnit.SECONDS, this::rescan);
    }

    /** Looks at these paths, whatever became of them. */
    public void look(Collection<Path> paths) {
        work.look(paths);
    }

    public void rescan() {
        work.lookEverywhere();
    }

    /** Empties the index and fills it again. */
    public void rebuild() {
        work.startOver();
    }

    public void pause() {
        work.pause(true);
    }

    public void resume() {
        work.pause(false);
        rescan();
    }

    /** Makes what was done durable now rather than within some seconds. */
    void commit() {
        words.commit();
    }

    public IngestStatus status() {
        return words.status();
    }

    /** Compares index and sources; empty where they agree. Blocks while it reads everything. */
    public List<Difference> verify() throws IOException {
        return Verification.of(sources, chunker, index);
    }

    /** How many files this has read that the other has not. */
    public int filesBeyond(Ingest other) {
        return words.filesBeyond(other.words);
    }

    /** Begins nothing more. What waits for a model may be ended now by closing the embedder. */
    public void stop() {
        clock.shutdown(); // without an interrupt, which would close the index under a commit
        work.close();
    }

    /** Finishes the document at hand and makes all that was done durable. The index stays open. */
    @Override
    public void close() {
        stop();
        if (started) {
            vectors.awaitEnd();
            words.awaitEnd();
            awaitClock();
            index.commit();
        }
    }

    private void awaitClock() {
        try {
            if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("event=commit-slow");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void every(long delay, TimeUnit unit, Runnable task) {
        var unused = clock.scheduleWithFixedDelay(task, delay, delay, unit);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
