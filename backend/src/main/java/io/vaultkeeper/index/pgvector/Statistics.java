package io.vaultkeeper.index.pgvector;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL knows of the tables: it plans searches by it, and knows the share of all chunks that common words are in. */
final class Statistics {
    /** Fewer chunks are counted through as fast as looked up. */
    private static final long WORTH = 1_000;

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Tables tables;

    /** Chunks when it last looked. */
    private @Nullable Long known;

    private volatile Map<String, Double> shares = Map.of();
    private volatile long read = System.nanoTime() - REMEMBERED.toNanos();

    Statistics(Tables tables) {
        this.tables = tables;
    }

    /**
     * Has it look again once the index has doubled. It looks by itself once a minute at the earliest; while an index grows from
     * nothing that is too late.
     *
     * @return whether it was worth while
     */
    synchronized boolean renew(Connection connection, long chunks) throws SQLException {
        if (chunks < WORTH) {
            return false;
        }
        long before = known == null ? lastSeen(connection) : known;
        known = before;
        boolean grown = chunks > 2 * before;
        if (grown) {
            Sql.on(connection, "ANALYZE " + tables.all()).run();
            known = chunks;
            shares = read(connection);
        }
        return grown;
    }

    /** Below 1 where it never looked. */
    private long lastSeen(Connection connection) throws SQLException {
        return Sql.on(connection, "SELECT reltuples FROM pg_class WHERE oid = ?::regclass", tables.word())
                .all(row -> row.getLong(1))
                .get(0);
    }

    /** Of the commonest lexemes, the share of chunks they are in, 0 to 1; counted in a sample, some minutes ago. */
    Map<String, Double> commonLexemes(Connection connection) throws SQLException {
        if (System.nanoTime() - read > REMEMBERED.toNanos()) {
            shares = read(connection);
        }
        return shares;
    }

    private Map<String, Double> read(Connection connection) throws SQLException {
        Map<String, Double> common = new HashMap<>();
        // The list of shares is longer by their extremes.
        Sql.on(
                        connection,
                        "SELECT e.lexeme, e.share FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_stats s "
                                + "ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = 'words', "
                                + "ROWS FROM (unnest(s.most_common_elems::text::text[]), unnest(s.most_common_elem_freqs)) "
                                + "AS e(lexeme, share) WHERE e.lexeme IS NOT NULL AND c.oid = ?::regclass",
                        tables.word())
                .all(row -> common.put(row.getString(1), row.getDouble(2)));
        read = System.nanoTime();
        return Map.copyOf(common);
    }
}
