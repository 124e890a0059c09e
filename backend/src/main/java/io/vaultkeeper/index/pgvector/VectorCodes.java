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

    /** The largest share of the memory that they may take. */
    private static final int SHARE = 2;

    private final Database database;
    private final Tables tables;
    private final long room;

    /** Held while a write commits, which may hang; searches do not wait for it. */
    private final Object order = new Object();

    private @Nullable Reading reading;
    private @Nullable HeldCodes whole;
    private boolean tooLarge;
    private boolean closed;

    VectorCodes(Database database, Tables tables) {
        this(database, tables, Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** @param room for the codes, in bytes; of a larger index none are held */
    VectorCodes(Database database, Tables tables, long room) {
        this.database = database;
        this.tables = tables;
        this.room = room;
    }

    /** What a write did to the vectors; one that is there again is in both. */
    record Change(Collection<UUID> removed, Map<UUID, float[]> put) {}

    /** None while they are being read, which this begins where it has to; none either where there are too many. */
    synchronized @Nullable HeldCodes whole() {
        if (whole == null && reading == null && !tooLarge && !closed) {
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
            dropIfTooLarge(whole);
        }
    }

    private void dropIfTooLarge(HeldCodes codes) {
        if (codes.bytes() > room) {
            forget();
            tooLarge = true;
            LOG.warn(
                    "event=codes-too-large vectors={} reason=\"The codes of the vectors would take more than half of the memory. A search "
                            + "compares with each vector instead, which is slow. Give more: VAULTKEEPER_JAVA_OPTS=-Xmx4g\"",
                    codes.size());
        }
    }

    /** To be called where the table may not be what the writes so far make of it. */
    synchronized void forget() {
        whole = null;
        reading = null;
        tooLarge = false;
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
                Sql.on(connection, "SELECT embedding_id, vector_send(embedding::vector) FROM " + tables.vector())
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
            dropIfTooLarge(begun.codes);
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
