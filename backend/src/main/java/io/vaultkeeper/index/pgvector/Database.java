package io.vaultkeeper.index.pgvector;

import com.zaxxer.hikari.HikariDataSource;
import io.vaultkeeper.index.IndexException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to the database, none before the first use. Safe for use by several threads. */
final class Database implements AutoCloseable {
    /** For the readers of files, of which there is one a core up to a dozen, for one writer of vectors, and for searches. */
    private static final int CONNECTIONS = 18;

    /** A search must rather fail than wait for a server that is gone. */
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** The longest that a statement may take. */
    static final Duration STATEMENT = Duration.ofSeconds(20);

    /** The longest that a statement waits for others. */
    private static final Duration LOCK = Duration.ofSeconds(10);

    /** After a statement's longest time a server that says nothing hangs. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    /** What a server needs to start, after the machine or a container did. */
    private static final Duration STARTING = Duration.ofSeconds(5);

    private static final int MOST_TRIES = 4;

    /**
     * A transaction that did not reach the disk is lost whole in a crash, as the port allows: {@link Lease#flush} waits for all
     * of them. Every query is for an index and every join by key, of few rows. pgvector may be in any schema.
     */
    private static final String SESSION = """
            SELECT set_config('search_path', coalesce((SELECT quote_ident(n.nspname) || ', ' FROM pg_extension e
                JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'vector'), '') || 'pg_catalog', false),
              set_config('synchronous_commit', 'off', false), set_config('jit', 'off', false),
              set_config('plan_cache_mode', 'force_custom_plan', false),
              set_config('enable_hashjoin', 'off', false), set_config('enable_mergejoin', 'off', false),
              set_config('enable_seqscan', 'off', false), set_config('max_parallel_workers_per_gather', '0', false),
              set_config('lock_timeout', '%d', false), set_config('statement_timeout', '%d', false)
            """;

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final HikariDataSource pool = new HikariDataSource();
    private final Faults faults;

    /** @param statement the longest that a statement may take */
    Database(PgVectorSettings settings, Duration statement) {
        faults = new Faults(settings);
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setApplicationName("vaultkeeper");
        source.setConnectTimeout((int) CONNECT.toSeconds());
        source.setLoginTimeout((int) CONNECT.toSeconds());
        source.setSocketTimeout((int) statement.plus(SILENCE).toSeconds());
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        source.setLogServerErrorDetail(false);
        pool.setPoolName("pgvector");
        pool.setDataSource(source);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(CONNECT.toMillis());
        pool.setValidationTimeout(CONNECT.toMillis() / 2);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionInitSql(SESSION.formatted(LOCK.toMillis(), statement.toMillis()));
    }

    /** Work on one connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Ends a transaction. */
    interface Commit<T> {
        void run(Connection connection, T result) throws SQLException;
    }

    /** Reads; once more where the connection turned out to be of a server that went away and came back. */
    <T> T read(Work<T> work) {
        try {
            try {
                return onConnection(work);
            } catch (SQLException e) {
                if (!Faults.isLost(e)) {
                    throw e;
                }
                renewConnections(); // the others are of the same server
                return onConnection(work);
            }
        } catch (SQLException e) {
            throw faults.translated(e);
        }
    }

    /** All of it or nothing. */
    <T> T write(Work<T> work) {
        return write(work, (connection, result) -> connection.commit());
    }

    /** As {@link #write(Work)}. */
    <T> T write(Work<T> work, Commit<T> commit) {
        for (int left = MOST_TRIES - 1; ; left--) {
            try {
                return onConnection(connection -> inTransaction(connection, work, commit));
            } catch (SQLException e) {
                if (Faults.isLost(e)) {
                    renewConnections();
                }
                if (left == 0 || !Faults.isCollision(e)) {
                    throw faults.translated(e);
                }
            }
        }
    }

    /** Returns when the server answers, were it with a refusal; after some seconds it need not. */
    void awaitServer() {
        long until = System.nanoTime() + STARTING.toNanos();
        while (true) {
            try {
                own().close();
                return;
            } catch (SQLException e) {
                if (!Faults.isPassing(e) || System.nanoTime() > until) {
                    throw faults.translated(e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexException("Vaultkeeper was stopped while it waited for PostgreSQL.");
        }
    }

    /** Outside the pool; the caller closes it. */
    Connection own() throws SQLException {
        return source.getConnection();
    }

    IndexException translated(SQLException e) {
        return faults.translated(e);
    }

    /** Uses none of those again that are open: they may be broken, or be set up by what is out of date. */
    void renewConnections() {
        if (pool.isRunning()) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private <T> T onConnection(Work<T> work) throws SQLException {
        if (pool.isClosed()) {
            throw new IndexException("The index in PostgreSQL was closed by Vaultkeeper's end. Restart Vaultkeeper.");
        }
        try (Connection connection = pool.getConnection()) {
            return work.run(connection);
        }
    }

    private static <T> T inTransaction(Connection connection, Work<T> work, Commit<T> commit) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run(connection);
            commit.run(connection, result);
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(connection, e);
            throw e;
        }
    }

    private static void rollback(Connection connection, Exception because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
