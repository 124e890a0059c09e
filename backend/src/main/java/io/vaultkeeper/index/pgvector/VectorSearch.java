package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.NearestCodes;
import io.vaultkeeper.index.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chunks whose vectors are nearest: their codes give the candidates, and the server compares the query with those. While the codes
 * are not there it compares with each vector, as it does in a narrow scope.
 */
final class VectorSearch {
    /** So many vectors are compared with in some 10 ms. */
    private static final int NARROW = 5_000;

    /** A scope leaves most candidates out. */
    private static final int MORE_IN_SCOPE = 8;

    /** A tenth more and ten. */
    private static final int TO_SPARE = 10;

    private final Tables tables;
    private final VectorCodes codes;

    VectorSearch(Tables tables, VectorCodes codes) {
        this.tables = tables;
        this.codes = codes;
    }

    List<Hit> search(Connection connection, float[] query, int k, Scope scope) throws SQLException {
        HeldCodes held = codes.whole();
        if (held == null || isNarrow(connection, scope)) {
            return compared(connection, query, k, scope, null);
        }
        List<UUID> among = among(held, query, k, scope);
        List<Hit> hits = compared(connection, query, k, scope, among);
        return hits.size() < k && among.size() < held.size() ? compared(connection, query, k, scope, null) : hits;
    }

    /** All that may be in a scope are given, of which the server knows which are. */
    private static List<UUID> among(HeldCodes held, float[] query, int k, Scope scope) {
        int candidates = NearestCodes.candidates(held.size(), k);
        if (scope.equals(Scope.ALL)) {
            return held.nearest(query, candidates, (int) Math.min(candidates, (long) k + k / TO_SPARE + TO_SPARE));
        }
        int more = (int) Math.min(Math.max(1, held.size()), (long) candidates * MORE_IN_SCOPE);
        return held.nearest(query, more, more);
    }

    private boolean isNarrow(Connection connection, Scope scope) throws SQLException {
        if (scope.equals(Scope.ALL)) {
            return false;
        }
        Sql search = Sql.on(connection, "SELECT count(*) FROM (SELECT FROM " + tables.chunk() + " c WHERE TRUE");
        long found = ScopeCondition.add(search, connection, scope)
                .add(" LIMIT ?) first", NARROW)
                .all(row -> row.getLong(1))
                .get(0);
        return found < NARROW;
    }

    /** @param among whose vectors are compared with; all in scope where it is missing */
    private List<Hit> compared(Connection connection, float[] query, int k, Scope scope, @Nullable List<UUID> among)
            throws SQLException {
        Sql search = Sql.on(
                connection,
                "SELECT v.embedding_id, 1 - (v.embedding <=> ?::vector) AS score FROM " + tables.vector() + " v"
                        + ScopeCondition.join(tables, scope, "v.embedding_id") + " WHERE TRUE",
                Arrays.toString(query));
        if (among != null) {
            search.add(" AND v.embedding_id = ANY (?)", Sql.uuids(connection, among));
        }
        return ScopeCondition.add(search, connection, scope)
                .add(" ORDER BY score DESC LIMIT ?", k)
                .all(Hits::read);
    }
}
