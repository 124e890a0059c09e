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

    private final Parts parts;
    private final HttpServer server;
    private final DaemonFile self;
    private final Path file;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Daemon(Parts parts, HttpServer server, DaemonFile self, Path file) {
        this.parts = parts;
        this.server = server;
        this.self = self;
        this.file = file;
    }

    /**
     * Returns once requests are answered; the index fills in the background.
     *
     * @throws IOException where the port or the data directory cannot be had
     * @throws io.vaultkeeper.index.IndexException where the index cannot be opened, as when another daemon has it
     */
    public static Daemon start(AppConfig config) throws IOException {
        VaultFolder folder = VaultFolder.open(config.data(), config.vault());
        Parts parts = Parts.of(config, folder);
        try {
            String token = folder.token();
            HttpServer server = HttpServer.start(parts.backend(), token, config.port());
            return announced(config, parts, server, token);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Tells clients of the server, and begins to fill the index. */
    private static Daemon announced(AppConfig config, Parts parts, HttpServer server, String token) throws IOException {
        try {
            parts.start();
            DaemonFile self = new DaemonFile(
                    config.vault().toString(),
                    server.url(),
                    token,
                    ProcessHandle.current().pid(),
                    Version.current());
            Path file = DaemonFile.path(config.data(), config.vault());
            self.write(file);
            LOG.info(
                    "event=started url={} store={}",
                    server.url(),
                    parts.backend().store());
            return new Daemon(parts, server, self, file);
        } catch (IOException | RuntimeException e) {
            server.close();
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
        try {
            self.remove(file);
        } catch (IOException e) {
            LOG.warn("event=daemon-file-left path={}", file);
        }
        closeServer();
        parts.close();
        LOG.info("event=stopped");
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
