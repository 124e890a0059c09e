package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The chunks whose vectors are nearest. */
final class VectorSearch {
    /** In a form that no index serves. */
    private static final String EXACT = "(v.embedding <=> ?::vector) + 0";

    private final Tables tables;
    private final Graph graph;

    VectorSearch(Tables tables, Graph graph) {
        this.tables = tables;
        this.graph = graph;
    }

    /**
     * In the order of their whole vectors, though the graph has them by half. Where too few were found there may be no more, or the graph has fallen apart, as it does over many equal vectors.
     */
    List<Hit> search(Connection connection, float[] query, int k, Scope scope) throws SQLException {
        List<Hit> hits =
                graph.isThere() ? search(connection, tables.distance("v.embedding"), query, k, scope) : List.<Hit>of();
        return hits.size() < k ? search(connection, EXACT, query, k, scope) : hits;
    }

    private List<Hit> search(Connection connection, String order, float[] query, int k, Scope scope)
            throws SQLException {
        String vector = Arrays.toString(query);
        Sql search = Sql.on(
                connection,
                "SELECT v.embedding_id, 1 - (v.embedding <=> ?::vector) FROM " + tables.vector() + " v"
                        + ScopeCondition.join(tables, scope, "v.embedding_id") + " WHERE TRUE",
                vector);
        ScopeCondition.add(search, connection, scope);
        return search.add(" ORDER BY " + order + " LIMIT ?", vector, k).all(Hits::read).stream()
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .toList();
    }
}
