package io.vaultkeeper.index.pgvector;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.vaultkeeper.index.IndexException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The codes of an index's vectors, kept equal to its table: read out of it in the background, which takes a second for 100,000, and
 * changed with each write. A daemon alone writes its vault's indexes ({@link Lease}), so that nothing else changes the table. Where a write may or
 * may not have been carried out they are read anew.
 */
final class VectorCodes {
    private static final Logger LOG = LoggerFactory.getLogger(VectorCodes.class);

    /** Bytes of a vector as pgvector sends it, before its numbers. */
    private static final int HEADER = 2 * Short.BYTES;

    private final Database database;
    private final Tables tables;

    /** Held while a write commits, which may hang; searches do not wait for it. */
    private final Object order = new Object();

    private @Nullable Reading reading;
    private @Nullable HeldCodes whole;
    private boolean closed;

    VectorCodes(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** What a write did to the vectors; one that is there again is in both. */
    record Change(Collection<UUID> removed, Map<UUID, float[]> put) {}

    /** None while they are being read, which this begins where it has to. */
    synchronized @Nullable HeldCodes whole() {
        if (whole == null && reading == null && !closed) {
            Reading begun = new Reading(new HeldCodes(tables.dimensions()));
            reading = begun;
            Thread thread = new Thread(() -> read(begun), "vector-codes");
            thread.setDaemon(true);
            thread.start();
        }
        return whole;
    }

    /** Ends the transaction of a write, one at a time, so that changes come in the order in which the server has them. */
    void commit(Connection connection, Change change) throws SQLException {
        synchronized (order) {
            connection.commit();
            follow(change);
        }
    }

    private synchronized void follow(Change change) {
        if (reading != null) {
            reading.change(change);
        } else if (whole != null) {
            apply(change, whole);
        }
    }

    /** To be called where the table may not be what the writes so far make of it. */
    synchronized void forget() {
        whole = null;
        reading = null;
    }

    synchronized void close() {
        closed = true;
        forget();
    }

    private static void apply(Change change, HeldCodes codes) {
        change.removed.forEach(codes::remove);
        change.put.forEach(codes::put);
    }

    private void read(Reading begun) {
        HeldCodes read = null;
        long from = System.nanoTime();
        try {
            database.read(connection -> {
                Sql.on(connection, "SELECT embedding_id, vector_send(embedding) FROM " + tables.vector())
                        .each(row -> add(row, begun));
                return true;
            });
            read = begun.codes;
            long millis = NANOSECONDS.toMillis(System.nanoTime() - from);
            LOG.info("event=codes-read vectors={} ms={}", read.size(), millis);
        } catch (GivenUpException e) {
            LOG.debug("event=codes-unwanted");
        } catch (IndexException e) {
            if (isWanted(begun)) {
                LOG.warn("event=codes-not-read reason=\"{}\"", e.getMessage());
            }
        } finally {
            end(begun, read);
        }
    }

    private void add(ResultSet row, Reading begun) throws SQLException {
        float[] vector = new float[tables.dimensions()];
        byte[] bytes = row.getBytes(2);
        ByteBuffer.wrap(bytes, HEADER, bytes.length - HEADER).asFloatBuffer().get(vector);
        UUID chunk = row.getObject(1, UUID.class);
        synchronized (this) {
            if (!isWanted(begun)) {
                throw new GivenUpException();
            }
            begun.addUnlessChanged(chunk, vector);
        }
    }

    private synchronized boolean isWanted(Reading begun) {
        return begun.equals(reading);
    }

    private synchronized void end(Reading ended, @Nullable HeldCodes codes) {
        if (isWanted(ended)) {
            reading = null;
            whole = codes;
        }
    }

    /** Codes that are not all there yet, and which chunks' rows are out of date by now. */
    private static final class Reading {
        private final HeldCodes codes;
        private final Set<UUID> removed = new HashSet<>();

        Reading(HeldCodes codes) {
            this.codes = codes;
        }

        void change(Change change) {
            removed.addAll(change.removed);
            apply(change, codes);
        }

        void addUnlessChanged(UUID chunk, float[] vector) {
            if (!removed.contains(chunk) && !codes.has(chunk)) {
                codes.put(chunk, vector);
            }
        }
    }

    private static final class GivenUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
