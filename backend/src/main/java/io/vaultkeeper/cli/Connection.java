package io.vaultkeeper.cli;

import io.vaultkeeper.config.AppConfig;
import io.vaultkeeper.config.ConfigException;
import io.vaultkeeper.config.ConfigLoader;
import io.vaultkeeper.config.ConfigLoader.Flags;
import io.vaultkeeper.config.DataFolder;
import io.vaultkeeper.daemon.Daemon;
import io.vaultkeeper.daemon.DaemonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A daemon to talk to: the one that runs, or one of our own for the length of a command. */
final class Connection implements AutoCloseable {
    private final Api api;
    private final @Nullable Daemon own;

    private Connection(Api api, @Nullable Daemon own) {
        this.api = api;
        this.own = own;
    }

    static Connection open(Flags flags) throws ConfigException, IOException {
        Map<String, String> environment = System.getenv();
        Optional<DaemonFile> only = flags.vault() == null && flags.fallbackVault() == null
                ? onlyOne(DataFolder.locate(flags.data(), environment))
                : Optional.empty();
        if (only.isPresent() && flags.config() == null) {
            return new Connection(new Api(only.get()), null);
        }
        AppConfig config = ConfigLoader.load(
                new Flags(flags.vault(), flags.config(), flags.data(), 0, flags.fallbackVault()), environment);
        Optional<DaemonFile> running = running(config.data(), config.vault());
        if (running.isPresent()) {
            return new Connection(new Api(running.get()), null);
        }
        Daemon daemon = Daemon.start(config);
        return new Connection(new Api(daemon.self()), daemon);
    }

    /** The daemon of this vault, if it answers. */
    static Optional<DaemonFile> running(Path data, Path vault) throws IOException {
        return DaemonFile.find(data, vault).filter(daemon -> new Api(daemon).answers());
    }

    /** Where nothing names a vault and one daemon runs, it is meant. */
    private static Optional<DaemonFile> onlyOne(Path data) throws IOException {
        List<DaemonFile> running = DaemonFile.all(data).stream()
                .filter(daemon -> new Api(daemon).answers())
                .toList();
        return running.size() == 1 ? Optional.of(running.get(0)) : Optional.empty();
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
