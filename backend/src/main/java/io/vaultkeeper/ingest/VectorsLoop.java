package io.vaultkeeper.ingest;

import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.index.IndexException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that gives chunks their vectors whenever no document waits to become searchable by its words. */
final class VectorsLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(VectorsLoop.class);

    /** How often pause and close are looked at: they are told to the work, not to us. */
    private static final long LOOK_MILLIS = 200;

    private static final long FIRST_RETRY_MILLIS = 1_000;
    private static final long LAST_RETRY_MILLIS = 60_000;

    private final Work work;
    private final VectorFiller filler;
    private final Pace pace = new Pace();
    private final CountDownLatch ended = new CountDownLatch(1);

    private boolean heldBack;
    private boolean due;
    private long retryMillis = FIRST_RETRY_MILLIS;
    private volatile @Nullable String problem;
    private volatile @Nullable Instant lastChange;

    VectorsLoop(Work work, Embedder embedder, ChunkIndex index) {
        this.work = work;
        this.filler = new VectorFiller(embedder, index, () -> lastChange = Instant.now());
    }

    /** Words first: while held back, the batch at hand is finished and no other is begun. Afterwards all is looked at anew. */
    synchronized void holdBack(boolean on) {
        heldBack = on;
        due = true;
        notifyAll();
    }

    /** Lets texts that were refused be tried again. */
    synchronized void retryRefused() {
        filler.forgetRefused();
        due = true;
        notifyAll();
    }

    @Override
    public void run() {
        try {
            while (awaitDue()) {
                fill();
            }
        } catch (InterruptedException e) {
            LOG.debug("event=vectors-ended");
        } finally {
            ended.countDown();
        }
    }

    private void fill() throws InterruptedException {
        try {
            boolean more = true;
            while (more && !isInterrupted()) {
                more = filler.fill(this::isInterrupted);
            }
            problem = null;
            retryMillis = FIRST_RETRY_MILLIS;
        } catch (RuntimeException | OutOfMemoryError e) {
            if (work.isClosed()) {
                return; // ended, not failed
            }
            if (e instanceof IndexException) {
                work.lookEverywhereFromTheIndex();
            }
            problem = Problems.told(e);
            LOG.warn("event=embedding-failed retryMs={} reason=\"{}\"", retryMillis, problem);
            awaitRetry();
        }
    }

    private synchronized boolean awaitDue() throws InterruptedException {
        while (!work.isClosed() && (!due || heldBack || work.isPaused())) {
            wait(LOOK_MILLIS);
        }
        due = false;
        return !work.isClosed();
    }

    private synchronized void awaitRetry() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(retryMillis);
        while (!work.isClosed() && System.nanoTime() < until) {
            wait(LOOK_MILLIS);
        }
        retryMillis = Math.min(LAST_RETRY_MILLIS, 2 * retryMillis);
        due = true;
    }

    private synchronized boolean isInterrupted() {
        return heldBack || work.isPaused() || work.isClosed();
    }

    void awaitEnd() {
        try {
            synchronized (this) {
                notifyAll();
            }
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null when every chunk has its vector. */
    @Nullable
    Progress progress(IndexCounts total) {
        if (total.pending() <= refused().size()) {
            pace.reset();
            return null;
        }
        pace.at(total.embedded());
        return new Progress(Progress.Phase.VECTORS, total.embedded(), total.chunks(), pace.secondsFor(total.pending()));
    }

    List<Failure> refused() {
        return filler.refused();
    }

    @Nullable
    String problem() {
        return problem;
    }

    @Nullable
    Instant lastChange() {
        return lastChange;
    }
}
