package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.Hit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Rows of a chunk's id and its score. */
final class Hits {
    private Hits() {}

    static Hit read(ResultSet row) throws SQLException {
        return new Hit(Records.hex(row.getObject(1, UUID.class)), row.getDouble(2));
    }
}
