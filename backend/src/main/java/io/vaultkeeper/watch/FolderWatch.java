package io.vaultkeeper.watch;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeEvent.EventType;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches folders and all below them, and single files. Events are hints: what they name is looked at afresh by whoever listens, so an event
 * too many costs a look and an event too few is made up by a rescan.
 */
public final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    /** Long enough that a write and its rename are one batch, short enough that a save is searchable in a blink. */
    private static final Duration QUIET = Duration.ofMillis(50);

    /** A burst without a pause is taken in portions of this length. */
    private static final Duration AT_MOST = Duration.ofMillis(500);

    /**
     * A folder that is deleted takes its watch along; one made in its place is noticed within this time, and so is a change of
     * a file that is watched alone.
     */
    private static final long LOOK_SECONDS = 2;

    private final List<Path> paths;
    private final Debouncer debouncer;
    private final ScheduledExecutorService look;
    private final Map<Path, Watching> watched = new HashMap<>();
    private Presence before;
    private boolean refused;
    private boolean closed;

    private FolderWatch(List<Path> paths, Debouncer debouncer) throws IOException {
        this.paths = paths;
        this.debouncer = debouncer;
        this.before = Presence.of(paths);
        watchAll();
        this.look = Executors.newSingleThreadScheduledExecutor(FolderWatch::ownThread);
        var unused = look.scheduleWithFixedDelay(this::follow, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void watchAll() throws IOException {
        try {
            for (Path folder : before.folders().keySet()) {
                watched.put(folder, watching(folder, debouncer));
            }
        } catch (IOException e) {
            close(watched.values());
            throw e;
        }
    }

    /**
     * Returns once all folders are watched.
     *
     * @param paths folders and files; those that are not there yet are watched once they come
     * @throws IOException where the system refuses to watch, as when it has too few watches to give
     */
    public static FolderWatch start(List<Path> paths, Consumer<Changes> listener) throws IOException {
        Debouncer debouncer = new Debouncer(QUIET, AT_MOST, listener);
        try {
            return new FolderWatch(paths, debouncer);
        } catch (IOException e) {
            debouncer.close();
            throw e;
        }
    }

    /** @param running ends by itself once the folder is gone */
    private record Watching(DirectoryWatcher watcher, CompletableFuture<Void> running) {}

    /** A watcher a folder: one for all would go on without a word when a single folder is gone. */
    private static Watching watching(Path folder, Debouncer debouncer) throws IOException {
        DirectoryWatcher watcher = DirectoryWatcher.builder()
                .path(folder)
                .listener(new Handing(debouncer))
                .fileHashing(false)
                .build();
        CompletableFuture<Void> running = watcher.watchAsync(FolderWatch::onOwnThread);
        try {
            if (running.isCompletedExceptionally()) {
                watcher.close();
                running.join();
            }
            return new Watching(watcher, running);
        } catch (CompletionException e) {
            throw new IOException("cannot watch " + folder, e.getCause());
        }
    }

    /** Watches the folders that stand where those it watched stood, and looks at the single files. */
    private synchronized void follow() {
        Presence there = Presence.of(paths);
        if (closed) {
            return;
        }
        for (Path file : there.filesUnlike(before)) {
            if (there.files().containsKey(file) && before.files().containsKey(file)) {
                debouncer.changed(file);
            } else {
                debouncer.lost(); // it came or went, with its drive perhaps: only a look at everything tells that
            }
        }
        List<Path> unwatched = there.folders().keySet().stream()
                .filter(folder -> !isWatched(folder, there))
                .toList();
        before = there;
        if (!unwatched.isEmpty()) {
            watchAgain(unwatched);
        }
    }

    private boolean isWatched(Path folder, Presence there) {
        Watching now = watched.get(folder);
        return now != null && !now.running().isDone() && there.isSameFolder(folder, before);
    }

    private void watchAgain(List<Path> folders) {
        try {
            List<Watching> ended = folders.stream()
                    .map(watched::remove)
                    .filter(Objects::nonNull)
                    .toList();
            close(ended);
            for (Path folder : folders) {
                watched.put(folder, watching(folder, debouncer));
            }
            refused = false;
            LOG.info("event=watching-again");
        } catch (IOException e) {
            if (!refused) {
                LOG.warn(
                        "event=not-watching-again effect=\"a scan every few seconds\" type={}",
                        e.getClass().getSimpleName());
            }
            refused = true;
        }
        debouncer.lost(); // while one is not watched each look stands in for it
    }

    private static Thread ownThread(Runnable work) {
        Thread thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    }

    private static void onOwnThread(Runnable loop) {
        ownThread(loop).start();
    }

    private record Handing(Debouncer debouncer) implements DirectoryChangeListener {
        @Override
        public void onEvent(DirectoryChangeEvent event) {
            LOG.debug("event=watch type={} directory={}", event.eventType(), event.isDirectory());
            boolean folder = event.isDirectory();
            if (event.eventType() == EventType.OVERFLOW || event.path() == null) {
                debouncer.lost();
            } else if (folder && event.eventType() != EventType.MODIFY) {
                debouncer
                        .lost(); // of a folder that is renamed the new name comes late: looked at alone, the old one is
                // gone
            } else if (!folder) {
                debouncer.changed(event.path());
            }
        }

        /** As when a new folder is gone before it could be looked into: the event is not told then. */
        @Override
        public void onException(Exception e) {
            LOG.warn("event=watch-failed type={}", e.getClass().getSimpleName());
            debouncer.lost();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        look.shutdown();
        debouncer.close();
        close(watched.values());
    }

    private static void close(Collection<Watching> watched) throws IOException {
        for (Watching now : watched) {
            now.watcher().close();
        }
    }
}
