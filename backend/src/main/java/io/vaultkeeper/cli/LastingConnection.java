package io.vaultkeeper.cli;

import io.vaultkeeper.config.ConfigException;
import io.vaultkeeper.config.ConfigLoader.Flags;
import java.io.IOException;
import java.util.function.Consumer;

/** A connection for a program that stays: where the daemon has gone, to the next one, or to one of our own. */
final class LastingConnection implements McpBridge.Server, AutoCloseable {
    private final Flags flags;
    private Connection connection;

    LastingConnection(Flags flags) throws ConfigException, IOException {
        this.flags = flags;
        this.connection = Connection.open(flags);
    }

    @Override
    public void send(String message, Consumer<String> answers) throws ApiException {
        Connection now = current();
        try {
            now.api().message(message, answers);
        } catch (ApiException e) {
            if (e.status() != ApiException.UNANSWERED || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            renewed(now, e).api().message(message, answers); // nothing that can be asked changes anything
        }
    }

    private synchronized Connection current() {
        return connection;
    }

    private synchronized Connection renewed(Connection gone, ApiException because) throws ApiException {
        boolean answers = gone.isOwn() && gone.api().answers(); // it was the one request's connection that broke
        if (connection == gone && !answers) {
            try {
                gone.close(); // first: a daemon of our own holds the index
                connection = Connection.open(flags);
            } catch (ConfigException | IOException | RuntimeException e) {
                throw because;
            }
        }
        return connection;
    }

    @Override
    public synchronized void close() {
        connection.close();
    }
}
