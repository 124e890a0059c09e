package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL with pgvector for tests: a container where Docker answers, otherwise a private cluster. Where neither can be had
 * the test is left out, but on a machine that builds for others it fails.
 */
public final class PostgresCluster implements AutoCloseable {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable PostgresCluster shared;

    private final PostgresServer server;

    private PostgresCluster(PostgresServer server) {
        this.server = server;
    }

    /** One for all tests of this run, not to be stopped; it forgets all in a power cut. */
    public static synchronized PostgresCluster shared() throws IOException, InterruptedException {
        if (shared == null) {
            PostgresCluster cluster = own("fsync=off", "full_page_writes=off", "synchronous_commit=off");
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
            shared = cluster;
        }
        return shared;
    }

    /** One of the caller's own, as durable as PostgreSQL is by itself. */
    public static PostgresCluster own(String... settings) throws IOException, InterruptedException {
        return ownIn(Path.of(System.getProperty("java.io.tmpdir")), settings);
    }

    /** @param parent of the folder of its data, where it is no container; every user must be able to enter it */
    static PostgresCluster ownIn(Path parent, String... settings) throws IOException, InterruptedException {
        PostgresServer server = server(parent, List.of(settings));
        server.start();
        return new PostgresCluster(server);
    }

    private static PostgresServer server(Path parent, List<String> settings) throws IOException, InterruptedException {
        if (ContainerServer.canRun()) {
            return new ContainerServer(settings);
        }
        if (PrivateServer.programs().isEmpty()) {
            String missing = "PostgreSQL with pgvector is missing: scripts/pgvector installs it where it may";
            assertThat(System.getenv("CI")).as(missing).isNull();
            return abort(missing);
        }
        return PrivateServer.in(parent, settings);
    }

    /** A new and empty database, of which the user is the owner. */
    public PgVectorSettings database() throws SQLException {
        String name = "test" + DATABASES.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name);
        return settings(name);
    }

    PgVectorSettings settings(String database) {
        return new PgVectorSettings(url(database), PostgresServer.USER, PostgresServer.PASSWORD, "public");
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    }

    void execute(String database, String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(url(database), PostgresServer.USER, PostgresServer.PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public PostgresServer server() {
        return server;
    }

    @Override
    public void close() {
        try {
            server.remove();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
