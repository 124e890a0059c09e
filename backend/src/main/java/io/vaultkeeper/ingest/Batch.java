package io.vaultkeeper.ingest;

import io.vaultkeeper.index.ChunkIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Applies a plan with several threads, and shows what is done so far to searchers. */
final class Batch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /** Soon enough that a first index is seen to grow; then seldom, as each refresh makes small segments, to be merged later. */
    private static final int FIRST_REFRESH_SECONDS = 1;

    private static final int SELDOM_REFRESH_SECONDS = 5;

    /** A save now and then is no news. */
    private static final int WORTH_TELLING = 100;

    private final ChunkIndex index;
    private final int workers;
    private final ExecutorService threads;
    private final Pace pace = new Pace();
    private final AtomicInteger done = new AtomicInteger();
    private final Map<Outcome.Kind, Integer> outcomes = new ConcurrentHashMap<>();
    private volatile boolean broken;
    private volatile int total;

    Batch(ChunkIndex index, int workers) {
        this.index = index;
        this.workers = workers;
        this.threads = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "ingest-reader");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns when all is applied and searchable, or earlier where the work is closed. */
    void apply(List<Change> plan, Applier applier, Work work) {
        long started = System.nanoTime();
        done.set(0);
        outcomes.clear();
        broken = false;
        pace.reset();
        total = plan.size();
        Map<Boolean, List<Change>> parts =
                plan.stream().collect(Collectors.partitioningBy(change -> change instanceof Change.Remove));
        try {
            inParallel(parts.getOrDefault(false, List.of()), applier, work);
            inParallel(
                    parts.getOrDefault(true, List.of()), applier, work); // last: a document may be in another file now
        } finally {
            total = 0;
            index.refresh();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            LOG.atLevel(plan.size() < WORTH_TELLING ? Level.DEBUG : Level.INFO)
                    .log("event=applied outcomes={} ms={}", new TreeMap<>(outcomes), millis);
        }
    }

    private void inParallel(List<Change> changes, Applier applier, Work work) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < Math.min(workers, changes.size()); i++) {
            running.add(threads.submit(() -> take(changes, next, applier, work)));
        }
        awaitAll(running);
    }

    /** Null while nothing is being applied. */
    @Nullable
    Progress progress() {
        int all = total;
        int soFar = done.get();
        return all == 0 ? null : new Progress(Progress.Phase.WORDS, soFar, all, pace.secondsFor(all - soFar));
    }

    private void take(List<Change> plan, AtomicInteger next, Applier applier, Work work) {
        for (int i = next.getAndIncrement();
                i < plan.size() && !broken && !work.isClosed();
                i = next.getAndIncrement()) {
            awaitResume(work);
            applier.apply(plan.get(i)).forEach(outcome -> outcomes.merge(outcome.kind(), 1, Integer::sum));
            pace.at(done.incrementAndGet());
        }
    }

    private static void awaitResume(Work work) {
        try {
            work.awaitResume();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Also where one fails: the others must not go on with this plan beside the next one. */
    private void awaitAll(List<Future<?>> running) {
        RuntimeException failure = null;
        for (Future<?> reader : running) {
            try {
                await(reader);
            } catch (RuntimeException e) {
                broken = true;
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void await(Future<?> reader) {
        int seconds = FIRST_REFRESH_SECONDS;
        while (true) {
            try {
                reader.get(seconds, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                index.refresh();
                seconds = Math.min(2 * seconds, SELDOM_REFRESH_SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException fault
                        ? fault
                        : new IllegalStateException("a reader ended", e.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
