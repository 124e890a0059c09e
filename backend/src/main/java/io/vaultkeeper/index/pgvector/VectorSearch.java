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
 * The chunks whose vectors are nearest: their codes tell. Which of them are in scope the server knows. While the codes are not there it
 * compares the query with each vector, as it does in a narrow scope.
 */
final class VectorSearch {
    /** Of a scope with fewer chunks each vector is compared with, in some 20 ms. */
    private static final int NARROW = 5_000;

    /** Of the hits wanted, where a scope may leave some out. */
    private static final int IN_SCOPE = 3;

    /** So many are looked up in the time that comparing with all in a scope takes. */
    private static final int MOST = 6_000;

    private final Tables tables;
    private final VectorCodes codes;

    VectorSearch(Tables tables, VectorCodes codes) {
        this.tables = tables;
        this.codes = codes;
    }

    List<Hit> search(Connection connection, float[] query, int k, Scope scope) throws SQLException {
        HeldCodes held = codes.whole();
        if (held == null || ScopeCondition.isNarrow(connection, tables, scope, NARROW)) {
            return compared(connection, query, k, scope, null);
        }
        int all = held.size();
        if (scope.equals(Scope.ALL)) {
            return held.nearest(query, NearestCodes.candidates(all, k), k);
        }
        long most = Math.min((long) k * IN_SCOPE, all);
        do {
            List<UUID> among = held.nearest(query, NearestCodes.candidates(all, (int) most), (int) most).stream()
                    .map(hit -> Records.uuid(hit.chunkId()))
                    .toList();
            List<Hit> hits = compared(connection, query, k, scope, among);
            if (hits.size() >= k || most == all) {
                return hits;
            }
            most = Math.min(all, more(most, k, hits.size()));
        } while (most <= MOST);
        return compared(connection, query, k, scope, null);
    }

    /** As many as give half as many again as are wanted, should the same share of them be in scope. */
    private static long more(long most, int k, int found) {
        return Math.max(2 * most, most * k * 3 / 2 / Math.max(1, found));
    }

    /** @param among whose vectors are compared with; all in scope where it is missing */
    private List<Hit> compared(Connection connection, float[] query, int k, Scope scope, @Nullable List<UUID> among)
            throws SQLException {
        Sql search = Sql.on(
                connection,
                "SELECT v.embedding_id, 1 - (v.embedding <=> ?::halfvec) AS score FROM " + tables.vector() + " v"
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
