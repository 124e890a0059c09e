package io.vaultkeeper.daemon;

import io.vaultkeeper.config.AppConfig;
import io.vaultkeeper.http.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running daemon: everything that was started, to be stopped in the opposite order. */
public final class Daemon implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    private final VaultLock lock;
    private final Parts parts;
    private final HttpServer server;
    private final DaemonFile self;
    private final Path file;
    private final Practice practice;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Daemon(VaultLock lock, Parts parts, HttpServer server, DaemonFile self, Path file) throws IOException {
        this.lock = lock;
        this.parts = parts;
        this.server = server;
        this.self = self;
        this.file = file;
        OwnSearch own = new OwnSearch(self, server::posts);
        this.practice = new Practice(own, () -> own.isAlone() && parts.practiceHelps(), Practice.Pace.DEFAULT);
    }

    /**
     * Returns once requests are answered; the index fills in the background.
     *
     * @throws IOException where the port or the data directory cannot be had
     * @throws io.vaultkeeper.index.IndexException where the index cannot be opened, as when another daemon has it
     * @throws io.vaultkeeper.embedding.EmbeddingException where there is no index yet and the model cannot be asked
     */
    public static Daemon start(AppConfig config) throws IOException {
        HttpServer.prepare();
        VaultFolder folder = VaultFolder.open(config.data(), config.vault());
        VaultLock lock = folder.lock();
        try {
            return started(config, folder, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Daemon started(AppConfig config, VaultFolder folder, VaultLock lock) throws IOException {
        Path file = DaemonFile.path(config.data(), config.vault());
        Parts parts = Parts.of(config, folder);
        try {
            String token = folder.token();
            HttpServer server = HttpServer.start(parts.backend(), token, config.port());
            DaemonFile self = new DaemonFile(
                    config.vault().toString(),
                    server.url(),
                    token,
                    ProcessHandle.current().pid(),
                    Version.current());
            return announced(
                    new Daemon(lock, parts, server, self, file), config.index().store());
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Tells clients of the server, which answers from what the index holds, and begins to bring that up to date. */
    private static Daemon announced(Daemon daemon, String store) throws IOException {
        try {
            daemon.self.write(daemon.file);
            daemon.parts.start();
            daemon.practice.begin();
            LOG.info("event=started url={} store={}", daemon.self.url(), store);
            return daemon;
        } catch (IOException | RuntimeException e) {
            daemon.removeFile();
            daemon.server.close();
            throw e;
        }
    }

    /** How clients reach this daemon. */
    public DaemonFile self() {
        return self;
    }

    /** Once is enough; a second call returns at once. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        removeFile();
        practice.close();
        closeServer();
        parts.close();
        unlock();
        LOG.info("event=stopped");
    }

    private void removeFile() {
        try {
            self.remove(file);
        } catch (IOException e) {
            LOG.warn("event=daemon-file-left path={}", file);
        }
    }

    private void unlock() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("event=lock-left");
        }
    }

    /** A client that does not let go must not keep the index from being made durable. */
    private void closeServer() {
        try {
            server.close();
        } catch (RuntimeException e) {
            LOG.warn("event=server-stopped-hard type={}", e.getClass().getSimpleName());
        }
    }
}
