package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.IndexInUseException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon's right to write the indexes of one vault: a lock that lasts as long as a connection of its own. When that breaks,
 * the server may have crashed and forgotten what was not yet on its disk; {@link #flush} then says so.
 *
 * <p>Each write sees to it by {@link #check} that no other daemon took the vault while the connection was broken.
 */
final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    /** What a server needs to end a connection. */
    private static final Duration UNLOCKED = Duration.ofSeconds(5);

    private final Database database;
    private final Catalogue catalogue;
    private final String vault;
    private final UUID owner = UUID.randomUUID();
    private @Nullable Connection connection;
    private int losses;

    Lease(Database database, Catalogue catalogue, String vault) {
        this.database = database;
        this.catalogue = catalogue;
        this.vault = vault;
    }

    /**
     * Takes the vault, unless it is taken already.
     *
     * @return how often it was lost until now
     * @throws IndexException where another daemon has it
     */
    synchronized int take() {
        if (connection == null) {
            try {
                connection = taken();
            } catch (SQLException e) {
                throw database.translated(e);
            }
        }
        return losses;
    }

    /**
     * Waits until all that was written is on the server's disk.
     *
     * @param dirty whether anything was written since the last time
     * @return how often it was lost until now; where that is more often than the caller knew, what was written since the last
     *     flush may be gone
     */
    synchronized int flush(boolean dirty) {
        take();
        try {
            keepUp(Objects.requireNonNull(connection), dirty);
        } catch (SQLException e) {
            lose();
            take();
        }
        return losses;
    }

    /** Any commit that is waited for waits for all before it. */
    private void keepUp(Connection held, boolean dirty) throws SQLException {
        if (dirty) {
            catalogue.touch(held, vault);
        } else {
            Sql.on(held, "SELECT 1").isFound();
        }
    }

    /** To be called in each writing transaction: it keeps others from taking the vault until the transaction ends. */
    void check(Connection writing) throws SQLException {
        if (!catalogue.isOwner(writing, vault, owner)) {
            throw another();
        }
    }

    private Connection taken() throws SQLException {
        Connection own = database.own();
        try {
            if (!isLocked(own) && !(isOwnStill(own) && isLockedAfterAll(own))) {
                throw another();
            }
            Sql.on(own, "SELECT set_config('synchronous_commit', 'on', false)").isFound();
            catalogue.setOwner(own, vault, owner);
            return own;
        } catch (SQLException | RuntimeException e) {
            own.close();
            throw e;
        }
    }

    private boolean isLocked(Connection own) throws SQLException {
        return Sql.on(own, "SELECT 1 WHERE pg_try_advisory_lock(?)", lockNumber())
                .isFound();
    }

    /** Whether nobody took the vault since this lease did: the lock is then of a connection that broke on this side only. */
    private boolean isOwnStill(Connection own) throws SQLException {
        return catalogue.isOwner(own, vault, owner);
    }

    /** Ends that connection on the server's side, too, which may not notice by itself for hours. */
    private boolean isLockedAfterAll(Connection own) throws SQLException {
        Sql.on(own, """
                SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND granted
                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                  AND (classid::bigint << 32 | objid::bigint) = ?""", lockNumber()).isFound();
        Sql.on(own, "SELECT set_config('lock_timeout', ?, false)", UNLOCKED.toMillis() + "ms")
                .isFound();
        try {
            return Sql.on(own, "SELECT pg_advisory_lock(?)", lockNumber()).isFound();
        } catch (SQLException e) {
            if (Faults.isLost(e)) {
                throw e;
            }
            return false;
        }
    }

    private IndexException another() {
        return new IndexInUseException("Another Vaultkeeper is running on this vault's index in PostgreSQL ("
                + catalogue.place() + "). Stop it first, or name another schema in index.pgvector.schema.");
    }

    private void lose() {
        LOG.warn("event=database-connection-lost");
        closeQuietly();
        connection = null;
        losses++;
    }

    /** Of the schema and the vault: the server knows locks by a number. */
    private long lockNumber() {
        CRC32 schema = new CRC32();
        schema.update(catalogue.schema().getBytes(StandardCharsets.UTF_8));
        return Long.parseUnsignedLong(vault, 16) ^ schema.getValue();
    }

    private void closeQuietly() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("event=close-failed");
        }
    }

    @Override
    public synchronized void close() {
        closeQuietly();
        connection = null;
    }
}
