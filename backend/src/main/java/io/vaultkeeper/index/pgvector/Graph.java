package io.vaultkeeper.index.pgvector;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.vaultkeeper.index.IndexCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The graph over an index's vectors. Of many at once it is made in about a tenth of the time that putting them into it one after the other takes,
 * so it waits until all chunks have their vectors; a search compares with each of them until then.
 */
final class Graph {
    private static final Logger LOG = LoggerFactory.getLogger(Graph.class);

    /** Fewer vectors are compared with as fast. */
    private static final int WORTH = 1_000;

    /** A search that compares with more takes longer than a user waits gladly. */
    private static final int MOST_COMPARED = 100_000;

    /** Vectors that may be missing, as a share of the others: a model may refuse some texts for good. */
    private static final double STILL_TO_COME = 0.01;

    /** Of memory for each vector while it is made, beside two bytes a dimension. A graph that does not fit is made slowly. */
    private static final long BYTES_OF_NEIGHBOURS = 1_280;

    private static final long LEAST_BYTES = 64L << 20;

    /** Containers share a gigabyte between processes where they are told to, as ours is. */
    private static final long MOST_BYTES = 900L << 20;

    private static final long LOOK_MILLIS = 200;

    /** How often a server is asked to give up before its connection is left to itself. */
    private static final int CANCELS = 3;

    private final Database database;
    private final Tables tables;
    private volatile boolean there;

    Graph(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** Whether a search may use it. */
    boolean isThere() {
        return there;
    }

    void look() {
        there = database.read(this::isValid);
    }

    /**
     * Makes it where it is missing and worth while, which takes some minutes for 100,000 vectors. All else goes on meanwhile.
     *
     * @param unwanted looked at while it is made: it is then given up, with an exception, and begun again another time
     */
    void make(IndexCounts counts, BooleanSupplier unwanted) {
        if (!there && tables.hasGraph() && isWorthWhile(counts)) {
            database.atLength(connection -> make(connection, counts.embedded(), unwanted));
        }
    }

    private static boolean isWorthWhile(IndexCounts counts) {
        boolean isNearlyWhole = counts.pending() <= counts.embedded() * STILL_TO_COME;
        return counts.embedded() >= WORTH && (isNearlyWhole || counts.embedded() > MOST_COMPARED);
    }

    /** Within the caller's transaction, which empties the tables. */
    void drop(Connection connection) throws SQLException {
        there = false;
        Sql.on(connection, "DROP INDEX IF EXISTS " + tables.graph()).run();
    }

    private void make(Connection connection, int vectors, BooleanSupplier unwanted) throws SQLException {
        // Of a daemon that was killed, the server may still be making one.
        if (!Sql.on(connection, "SELECT 1 WHERE pg_try_advisory_lock(?::regclass::oid::bigint)", tables.vector())
                .isFound()) {
            return;
        }
        there = isValid(connection);
        if (there) {
            return;
        }
        LOG.info("event=graph-begun vectors={}", vectors);
        long begun = System.nanoTime();
        setMemory(connection, vectors);
        try {
            create(connection, unwanted);
        } catch (SQLException e) {
            if (!Faults.isOutOfRoom(e)) {
                throw e;
            }
            LOG.info("event=graph-by-one-process"); // several share memory, of which containers have little
            Sql.on(connection, "SELECT set_config('max_parallel_maintenance_workers', '0', false)")
                    .isFound();
            create(connection, unwanted);
        }
        there = isValid(connection);
        LOG.info("event=graph-made seconds={}", NANOSECONDS.toSeconds(System.nanoTime() - begun));
    }

    private void setMemory(Connection connection, int vectors) throws SQLException {
        long bytes = vectors * (2L * tables.dimensions() + BYTES_OF_NEIGHBOURS);
        long kilobytes = Math.max(LEAST_BYTES, Math.min(MOST_BYTES, bytes)) >> 10;
        Sql.on(connection, "SELECT set_config('maintenance_work_mem', ?, false)", kilobytes + "kB")
                .isFound();
    }

    private void create(Connection connection, BooleanSupplier unwanted) throws SQLException {
        execute(connection, "DROP INDEX IF EXISTS " + tables.graph(), unwanted); // half made
        execute(connection, tables.graphCreation(), unwanted);
    }

    private static void execute(Connection connection, String sql, BooleanSupplier unwanted) throws SQLException {
        int timeout = connection.getNetworkTimeout();
        try (Statement statement = connection.createStatement()) {
            Thread looking = new Thread(() -> endWhen(unwanted, connection, statement), "graph-unwanted");
            looking.setDaemon(true);
            looking.start();
            try {
                connection.setNetworkTimeout(Runnable::run, 0);
                statement.execute(sql);
            } finally {
                looking.interrupt();
            }
            connection.setNetworkTimeout(Runnable::run, timeout);
        }
    }

    /** Ends with the interrupt, after the statement. */
    private static void endWhen(BooleanSupplier unwanted, Connection connection, Statement running) {
        try {
            while (!unwanted.getAsBoolean()) {
                Thread.sleep(LOOK_MILLIS);
            }
            for (int i = 0; i < CANCELS; i++) {
                cancel(running);
                Thread.sleep(LOOK_MILLIS);
            }
            connection.abort(Runnable::run); // the server says nothing, or goes on to the end by itself
        } catch (InterruptedException e) {
            LOG.debug("event=graph-statement-ended");
        } catch (SQLException e) {
            LOG.warn("event=graph-connection-stuck");
        }
    }

    /** Does nothing where it does not run yet. */
    private static void cancel(Statement running) {
        try {
            running.cancel();
        } catch (SQLException e) {
            LOG.debug("event=cancel-failed");
        }
    }

    private boolean isValid(Connection connection) throws SQLException {
        return Sql.on(
                        connection,
                        "SELECT 1 FROM pg_index WHERE indexrelid = to_regclass(?) AND indisvalid",
                        tables.graph())
                .isFound();
    }
}
