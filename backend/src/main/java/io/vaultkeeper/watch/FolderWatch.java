package io.vaultkeeper.watch;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeEvent.EventType;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches folders and all below them. Events are hints: what they name is looked at afresh by whoever listens, so an event
 * too many costs a look and an event too few is made up by a rescan.
 */
public final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    /** Long enough that a write and its rename are one batch, short enough that a save is searchable in a blink. */
    private static final Duration QUIET = Duration.ofMillis(50);

    /** A burst without a pause is taken in portions of this length. */
    private static final Duration AT_MOST = Duration.ofMillis(500);

    private final Debouncer debouncer;
    private final DirectoryWatcher watcher;

    private FolderWatch(Debouncer debouncer, DirectoryWatcher watcher) {
        this.debouncer = debouncer;
        this.watcher = watcher;
    }

    /**
     * Returns once all folders are watched.
     *
     * @throws IOException where the system refuses to watch, as when it has too few watches to give
     */
    public static FolderWatch start(List<Path> folders, Consumer<Changes> listener) throws IOException {
        Debouncer debouncer = new Debouncer(QUIET, AT_MOST, listener);
        try {
            DirectoryWatcher watcher = DirectoryWatcher.builder()
                    .paths(folders)
                    .listener(new Handing(debouncer))
                    .fileHashing(false)
                    .build();
            CompletableFuture<Void> running = watcher.watchAsync(FolderWatch::onOwnThread);
            if (running.isCompletedExceptionally()) {
                watcher.close();
                running.join();
            }
            return new FolderWatch(debouncer, watcher);
        } catch (CompletionException e) {
            debouncer.close();
            throw new IOException("cannot watch " + folders, e.getCause());
        } catch (IOException e) {
            debouncer.close();
            throw e;
        }
    }

    private static void onOwnThread(Runnable loop) {
        Thread thread = new Thread(loop, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    private record Handing(Debouncer debouncer) implements DirectoryChangeListener {
        @Override
        public void onEvent(DirectoryChangeEvent event) {
            LOG.debug("event=watch type={} directory={}", event.eventType(), event.isDirectory());
            boolean folder = event.isDirectory();
            if (event.eventType() == EventType.OVERFLOW || event.path() == null) {
                debouncer.lost();
            } else if (folder && event.eventType() == EventType.CREATE) {
                debouncer.lost();
            } else if (!folder || event.eventType() == EventType.DELETE) {
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
    public void close() throws IOException {
        debouncer.close();
        watcher.close();
    }
}
