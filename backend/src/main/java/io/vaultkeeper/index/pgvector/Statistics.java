package io.vaultkeeper.index.pgvector;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What PostgreSQL knows of the tables when it plans a search. It looks by itself once a minute at the earliest; while an index
 * grows from nothing that is too late.
 */
final class Statistics {
    private static final long WORTH = 1_000;

    private final Tables tables;
    private long known;

    Statistics(Tables tables) {
        this.tables = tables;
    }

    /** @return whether it was worth while */
    synchronized boolean renew(Connection connection, long chunks) throws SQLException {
        boolean grown = chunks >= WORTH && chunks > 2 * known;
        if (grown) {
            Sql.on(connection, "ANALYZE " + tables.all()).run();
            known = chunks;
        }
        return grown;
    }
}
