package io.vaultkeeper.generation;

import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.ingest.Difference;
import io.vaultkeeper.ingest.Ingest;
import io.vaultkeeper.ingest.KnownVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index that answers and, where the settings ask for another, the one that is built beside it and takes its place once it
 * is complete. What is being built survives a restart; what served before is kept until {@link #prune} or for
 * {@link Housekeeping#KEPT_DAYS} days.
 */
public final class Generations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
    private static final long LOOK_MILLIS = 500;
    private static final long RETIRE_HOURS = 24;

    private final Opening opening;
    private final Housekeeping housekeeping;
    private final IndexRegister register;
    private final Clock clock;
    private final ScheduledExecutorService thread;

    private final Orders orders = new Orders(this::open);
    private final Handover handover = new Handover(() -> orders.give(Ingest::rescan));

    private volatile Registered registered;
    private volatile Opening.@Nullable Prepared prepared;

    private volatile Generation serving;
    private volatile @Nullable Generation building;
    private volatile @Nullable String problem;
    private volatile boolean due;
    private volatile boolean closed;

    /**
     * Opens the index that answers.
     *
     * @throws IndexException where it cannot be opened, as when another daemon has it
     * @throws EmbeddingException where there is no index yet, and the model for the first one cannot be asked
     */
    public Generations(Wanted wanted, Engines engines, IndexRegister register, Clock clock) {
        this.opening = new Opening(engines, wanted);
        this.housekeeping = new Housekeeping(engines, wanted.store());
        this.register = register;
        this.clock = clock;
        Start.Started started = new Start(opening, housekeeping, register, clock).open();
        this.registered = started.registered();
        this.prepared = started.prepared();
        this.serving = started.serving();
        this.due = started.due();
        this.problem = started.problem();
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "generations");
            made.setDaemon(true);
            return made;
        });
    }

    /** What is done with the index that answers. */
    public interface Work<T, E extends Exception> {
        T apply(Generation serving) throws E;
    }

    /** Begins to fill what is open, and looks after the rest from now on. */
    public void start() {
        orders.begin(serving, () -> {});
        every(LOOK_MILLIS, TimeUnit.MILLISECONDS, this::advance);
        every(RETIRE_HOURS, TimeUnit.HOURS, this::retire);
    }

    /**
     * Works with the index that answers, which stays open until the function returns.
     *
     * @throws IndexException where all is closed
     */
    public <T, E extends Exception> T with(Work<T, E> work) throws E {
        Generation now = serving;
        while (!now.enter()) {
            if (closed) {
                throw new IndexException("The index is closed, because the daemon is stopping. Start it again.");
            }
            now = serving;
        }
        try {
            return work.apply(now);
        } finally {
            now.leave();
        }
    }

    public void look(Collection<Path> paths) {
        orders.give(ingest -> ingest.look(paths));
    }

    public void rescan() {
        orders.give(Ingest::rescan);
    }

    /** Makes do without a watcher. */
    public void scanOften() {
        orders.scanOften();
    }

    public void pause() {
        orders.pause();
    }

    public void resume() {
        orders.resume();
    }

    /**
     * Makes the index anew, beside the one that answers where that is complete.
     *
     * @throws EmbeddingException where the model for it cannot be asked now
     */
    public synchronized void rebuild() {
        handover.waive();
        Generation next = building;
        if (next != null) {
            next.ingest().rebuild();
        } else if (!current().complete()) {
            serving.ingest().rebuild();
        } else {
            rebuildBeside();
        }
    }

    private void rebuildBeside() {
        Opening.Prepared wanted = prepared;
        if (wanted == null) {
            throw new EmbeddingException(Objects.requireNonNullElse(
                    problem, "The embedding model has not answered yet. Try again in a moment."));
        }
        plan(housekeeping.fresh(wanted.key(), opening.described(), registered, clock));
        advance();
    }

    /** Compares the index that answers with the sources; empty where they agree. Blocks while it reads everything. */
    public List<Difference> verify() throws IOException {
        return with(now -> now.ingest().verify());
    }

    public IndexesStatus status() {
        boolean wanted = due; // before what it becomes, so that a build that begins meanwhile shows in one of them
        Generation next = building; // before what answers, for the same reason
        return new IndexesStatus(
                IndexesStatus.One.of(serving), next == null ? null : IndexesStatus.One.of(next), wanted, problem);
    }

    /** Every index of the vault and the disk that it takes. */
    public synchronized List<DiskUse> diskUse() {
        return housekeeping.diskUse(registered);
    }

    /** Removes the indexes that neither answer nor are being built. */
    public synchronized void prune() {
        registered = housekeeping.prune(registered, register);
    }

    @Override
    public void close() {
        thread.shutdown();
        synchronized (this) {
            closed = true;
            orders.give(Ingest::stop);
            open().forEach(generation -> generation.close(true));
        }
    }

    /** One step of what is to be done, if it can be done now. */
    private void advance() {
        try {
            noteComplete();
            prepare();
            step();
        } catch (IndexException | EmbeddingException e) {
            if (!Objects.equals(problem, e.getMessage())) {
                LOG.warn("event=building-waits reason=\"{}\"", e.getMessage());
            }
            problem = e.getMessage();
        } catch (RuntimeException e) { // a schedule ends with the first one that gets away
            LOG.error("event=building-failed type={} at={}", e.getClass().getName(), e.getStackTrace()[0]);
            problem = "The next index could not be made (" + e.getClass().getSimpleName() + "). The log says more.";
        }
    }

    private synchronized void noteComplete() {
        if (!closed && !current().complete() && serving.isCaughtUp()) {
            remember(registered.serving(current().completed()));
        }
    }

    /** A model that is slow to answer keeps nobody but this thread waiting. */
    private void prepare() {
        if (prepared != null || closed) {
            return;
        }
        Opening.Prepared asked = opening.wanted(registered);
        synchronized (this) {
            if (closed) {
                asked.embedder().close();
            } else {
                prepared = asked;
            }
        }
    }

    private synchronized void step() {
        Opening.Prepared wanted = prepared;
        if (closed || wanted == null) {
            return;
        }
        if (building == null) {
            build(wanted);
        } else if (building.isCaughtUp() && handover.isDue(serving, building)) {
            swap(building);
        }
    }

    private void build(Opening.Prepared wanted) {
        boolean rebuilding = registered.building() != null;
        if (!rebuilding && current().key().equals(wanted.key())) {
            problem = null;
            due = false;
            return;
        }
        IndexDescription next = housekeeping.takenUp(wanted.key(), opening.described(), registered, clock);
        plan(next);
        Generation opened = opening.open(next, wanted.embedder(), known(wanted.key()));
        LOG.info("event=building store={} id={}", next.key().store(), next.id());
        orders.begin(opened, () -> building = opened);
        problem = null;
        due = false;
    }

    private void plan(IndexDescription next) {
        due = true;
        remember(registered.building(next.usedAt(clock.instant())));
    }

    /** Vectors of the same model are taken over; a rebuild makes them anew. */
    private KnownVectors known(IndexKey key) {
        IndexKey had = serving.description().key();
        if (had.equals(key) || !had.space().equals(key.space())) {
            return KnownVectors.NONE;
        }
        Generation from = serving;
        return document -> {
            if (!from.enter()) {
                return List.of();
            }
            try {
                return from.index().chunksOf(document);
            } finally {
                from.leave();
            }
        };
    }

    private void swap(Generation next) {
        next.index().commit();
        Generation old = serving;
        IndexDescription before = current();
        Instant now = clock.instant();
        remember(registered
                .serving(before.usedAt(now))
                .serving(next.description().completed().usedAt(now)));
        serving = next;
        building = null;
        handover.done();
        problem = null;
        LOG.info(
                "event=swapped store={} id={}",
                next.description().key().store(),
                next.description().id());
        old.close(old.embedder() != next.embedder());
        if (before.key().equals(next.description().key())) {
            registered = housekeeping.remove(before, registered, register);
        }
    }

    private synchronized void retire() {
        registered = housekeeping.retire(registered, register, clock.instant());
    }

    private void remember(Registered next) {
        if (!next.equals(registered)) {
            register.write(next);
            registered = next;
        }
    }

    private IndexDescription current() {
        return Objects.requireNonNull(registered.serving());
    }

    /** One that takes its place meanwhile is among them. */
    private Stream<Generation> open() {
        Generation next = building;
        return Stream.of(next, serving).flatMap(Stream::ofNullable).distinct();
    }

    private void every(long delay, TimeUnit unit, Runnable task) {
        var unused = thread.scheduleWithFixedDelay(task, 0, delay, unit);
    }
}
