package io.vaultkeeper.generation;

import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.ingest.Ingest;
import io.vaultkeeper.ingest.IngestStatus;
import io.vaultkeeper.retrieval.Retriever;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open index with what fills it and what searches it. */
public final class Generation {
    private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

    private final IndexDescription description;
    private final Embedder embedder;
    private final ChunkIndex index;
    private final Ingest ingest;
    private final Retriever retriever;
    private final ReadWriteLock uses = new ReentrantReadWriteLock();
    private boolean closed;

    Generation(IndexDescription description, Embedder embedder, ChunkIndex index, Ingest ingest, Retriever retriever) {
        this.description = description;
        this.embedder = embedder;
        this.index = index;
        this.ingest = ingest;
        this.retriever = retriever;
    }

    /** As it was when opened. */
    public IndexDescription description() {
        return description;
    }

    public Embedder embedder() {
        return embedder;
    }

    public ChunkIndex index() {
        return index;
    }

    public Ingest ingest() {
        return ingest;
    }

    public Retriever retriever() {
        return retriever;
    }

    /** Whether everything that is in the sources is in the index, vectors and all. */
    boolean isCaughtUp() {
        IngestStatus status = ingest.status();
        return status.state() == IngestStatus.State.IDLE && status.problem() == null;
    }

    /** False once it is closed; after true it stays open until {@link #leave}, by the same thread. */
    boolean enter() {
        uses.readLock().lock();
        if (closed) {
            uses.readLock().unlock();
        }
        return !closed;
    }

    void leave() {
        uses.readLock().unlock();
    }

    /** As its first step closes its embedder, for which an ingest would wait, unless another generation shares it. */
    void close(boolean embedderToo) {
        ingest.stop();
        if (embedderToo) {
            embedder.close();
        }
        closeIndex();
    }

    /** Waits for those who use it. */
    private void closeIndex() {
        try {
            ingest.close();
        } catch (RuntimeException e) {
            LOG.warn("event=last-commit-failed reason=\"{}\"", e.getMessage());
        }
        uses.writeLock().lock();
        try {
            closed = true;
            index.close();
        } finally {
            uses.writeLock().unlock();
        }
    }
}
