package io.vaultkeeper.ingest;

import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.ingest.IngestStatus.State;
import io.vaultkeeper.source.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that looks at sources and makes documents searchable by their words. The only one that changes the ledger. */
final class WordsLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WordsLoop.class);
    private static final long RETRY_MILLIS = 5_000;

    private final Work work;
    private final Map<String, Source> sources;
    private final Chunker chunker;
    private final ChunkIndex index;
    private final KnownVectors known;
    private final VectorsLoop vectors;
    private final Planner planner;
    private final Batch batch;
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile State state = State.SCANNING;
    private volatile Ledger ledger = new Ledger(List.of());
    private volatile Map<FileKey, String> unreadable = Map.of();
    private volatile @Nullable String problem;
    private volatile @Nullable String commitProblem;
    private volatile @Nullable String countProblem;
    private volatile Map<String, IndexCounts> lastCounts = Map.of();
    private volatile @Nullable Instant lastChange;

    WordsLoop(
            Work work,
            Map<String, Source> sources,
            Chunker chunker,
            ChunkIndex index,
            KnownVectors known,
            VectorsLoop vectors,
            int workers) {
        this.work = work;
        this.sources = sources;
        this.chunker = chunker;
        this.index = index;
        this.known = known;
        this.vectors = vectors;
        this.planner = new Planner(sources);
        this.batch = new Batch(index, workers);
    }

    @Override
    public void run() {
        try {
            while (true) {
                Work.Order order = work.next();
                carryOut(order);
            }
        } catch (InterruptedException e) {
            LOG.debug("event=ingest-ended");
        } finally {
            batch.close();
            ended.countDown();
        }
    }

    private void carryOut(Work.Order order) throws InterruptedException {
        try {
            state = State.SCANNING;
            if (order.distrust()) {
                index.refresh();
                ledger = new Ledger(index.ledger());
            }
            if (order.rebuild()) {
                startOver();
            }
            Scan scan = order.everything()
                    ? Scan.everything(List.copyOf(sources.values()), ledger.files())
                    : Scan.of(order.paths(), List.copyOf(sources.values()));
            List<Change> plan = planner.plan(ledger, scan);
            state = State.INDEXING;
            apply(plan);
            if (order.everything()) {
                unreadable = scan.unreadable();
            }
            if (ledger.hasUnread()) {
                work.lookAgainLater();
            } else {
                work.noneIsLeft();
            }
            if (order.everything() || !plan.isEmpty()) {
                vectors.retryRefused();
            }
            problem = null;
            state = State.IDLE;
        } catch (IOException | RuntimeException | LinkageError | VirtualMachineError e) {
            retryLater(order, e);
        }
    }

    private void startOver() {
        index.clear();
        index.refresh();
        ledger = new Ledger(List.of());
    }

    private void apply(List<Change> plan) {
        if (plan.isEmpty()) {
            return;
        }
        vectors.holdBack(true);
        try {
            Applier applier = new Applier(sources, chunker, index, known, ledger);
            batch.apply(plan, applier, work);
        } finally {
            lastChange = Instant.now();
            vectors.holdBack(false);
        }
    }

    private void retryLater(Work.Order order, Throwable e) throws InterruptedException {
        problem = Problems.told(e);
        state = State.FAILED;
        LOG.warn("event=ingest-failed reason=\"{}\"", problem);
        work.awaitClose(RETRY_MILLIS);
        work.lookEverywhereFromTheIndex();
        if (order.rebuild()) {
            work.startOver();
        }
    }

    /** Makes what was done durable; a failure is told in the status and tried again. */
    void commit() {
        try {
            index.commit();
            commitProblem = null;
        } catch (IndexException e) {
            commitProblem = e.getMessage();
            work.lookEverywhereFromTheIndex();
            LOG.warn("event=commit-failed reason=\"{}\"", e.getMessage());
        }
    }

    void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    IngestStatus status() {
        // Before the counts: work that ended since must show in them.
        State before = work.isOpen() && state == State.IDLE ? State.SCANNING : state;
        List<Failure> failures = failures();
        Map<String, IndexCounts> counts = toTell(counts(), failures);
        IndexCounts total = IndexCounts.sum(counts.values());
        Progress wordsLeft = batch.progress();
        Progress progress = before == State.IDLE ? vectors.progress(total) : wordsLeft;
        return new IngestStatus(
                overall(before, total), counts, progress, failures, ledger.omissions(), problem(), newest());
    }

    /** In the order of the sources; one that nobody named is told of once it has something. */
    private Map<String, IndexCounts> toTell(Map<String, IndexCounts> known, List<Failure> failures) {
        Map<String, IndexCounts> told = new LinkedHashMap<>();
        sources.forEach((name, source) -> {
            boolean failed = failures.stream()
                    .anyMatch(failure -> failure.document().source().equals(name));
            IndexCounts counts = known.getOrDefault(name, new IndexCounts(0, 0, 0));
            if (source.isNamed() || failed || counts.documents() > 0) {
                told.put(name, counts);
            }
        });
        known.forEach(told::putIfAbsent);
        return told;
    }

    /** As they were last known where the store cannot tell. */
    private Map<String, IndexCounts> counts() {
        try {
            lastCounts = index.counts();
            countProblem = null;
        } catch (IndexException e) {
            countProblem = e.getMessage();
        }
        return lastCounts;
    }

    private State overall(State words, IndexCounts total) {
        if (work.isPaused()) {
            return State.PAUSED;
        }
        if (words != State.IDLE) {
            return words;
        }
        if (vectors.problem() != null || countProblem != null) {
            return State.FAILED;
        }
        return total.pending() > vectors.refused().size() ? State.INDEXING : State.IDLE;
    }

    private @Nullable String problem() {
        if (problem != null) {
            return problem;
        }
        if (countProblem != null) {
            return countProblem;
        }
        return commitProblem != null ? commitProblem : vectors.problem();
    }

    private @Nullable Instant newest() {
        Instant embedded = vectors.lastChange();
        Instant read = lastChange;
        if (read == null || embedded == null) {
            return read == null ? embedded : read;
        }
        return embedded.isAfter(read) ? embedded : read;
    }

    int filesBeyond(WordsLoop other) {
        Set<FileKey> files = new HashSet<>(ledger.files());
        other.ledger.files().forEach(files::remove);
        return files.size();
    }

    private List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        for (LedgerEntry entry : ledger.failures()) {
            failures.add(new Failure(entry.document(), String.valueOf(entry.failure())));
        }
        unreadable.forEach(
                (file, reason) -> failures.add(new Failure(new DocumentId(file.source(), file.key()), reason)));
        failures.addAll(vectors.refused());
        return failures;
    }
}
