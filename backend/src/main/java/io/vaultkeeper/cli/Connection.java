package io.vaultkeeper.cli;

import io.vaultkeeper.config.AppConfig;
import io.vaultkeeper.config.ConfigException;
import io.vaultkeeper.config.ConfigLoader;
import io.vaultkeeper.config.ConfigLoader.Flags;
import io.vaultkeeper.config.DataFolder;
import io.vaultkeeper.daemon.Daemon;
import io.vaultkeeper.daemon.DaemonFile;
import io.vaultkeeper.index.IndexException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A daemon to talk to: the one that runs, or one of our own for the length of a command. */
final class Connection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 200;

    private final AppConfig config;
    private final Api api;
    private final @Nullable Daemon own;

    private Connection(AppConfig config, Api api, @Nullable Daemon own) {
        this.config = config;
        this.api = api;
        this.own = own;
    }

    static Connection open(Flags flags) throws ConfigException, IOException {
        Map<String, String> environment = System.getenv();
        Path data = DataFolder.locate(flags.data(), environment);
        Path fallback = flags.fallbackVault() == null ? vaultOfOnlyDaemon(data) : flags.fallbackVault();
        AppConfig config =
                ConfigLoader.load(new Flags(flags.vault(), flags.config(), flags.data(), 0, fallback), environment);
        Optional<DaemonFile> running = running(config.data(), config.vault());
        return running.isPresent() ? new Connection(config, new Api(running.get()), null) : start(config);
    }

    /** Another command may hold the index for the length of its call, or a daemon may be starting: it is waited for. */
    private static Connection start(AppConfig config) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Daemon daemon = Daemon.start(config);
                Ending.closes(daemon::close);
                return new Connection(config, new Api(daemon.self()), daemon);
            } catch (IndexException e) {
                Optional<DaemonFile> other = running(config.data(), config.vault());
                if (other.isPresent()) {
                    return new Connection(config, new Api(other.get()), null);
                }
                if (System.nanoTime() > until || !rested()) {
                    throw e;
                }
            }
        }
    }

    private static boolean rested() {
        try {
            Thread.sleep(LOOK_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The daemon of this vault, if it answers. */
    static Optional<DaemonFile> running(Path data, Path vault) throws IOException {
        return DaemonFile.find(data, vault).filter(Connection::answers);
    }

    private static boolean answers(DaemonFile daemon) {
        return new Api(daemon).answers();
    }

    /** Where nothing names a vault and one daemon runs, its vault is meant. */
    private static @Nullable Path vaultOfOnlyDaemon(Path data) throws IOException {
        List<DaemonFile> running =
                DaemonFile.all(data).stream().filter(Connection::answers).toList();
        return running.size() == 1 ? Path.of(running.get(0).vault()) : null;
    }

    /** As they are now; a daemon that runs longer may have others. */
    AppConfig config() {
        return config;
    }

    Api api() {
        return api;
    }

    /** Whether the daemon was started for this command, and so may have an index to catch up with. */
    boolean isOwn() {
        return own != null;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
