package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.ScopeTerms;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** A scope as a condition on the columns of a chunk {@code c}. */
final class ScopeCondition {
    private ScopeCondition() {}

    /** Brings in the chunks' columns, where the scope is compared with any. */
    static String join(Tables tables, Scope scope, String id) {
        return scope.equals(Scope.ALL) ? "" : " JOIN " + tables.chunk() + " c ON c.id = " + id;
    }

    /** Adds {@code AND …} for each part that narrows. */
    static Sql add(Sql sql, Connection connection, Scope scope) throws SQLException {
        anyOf(sql, connection, " AND c.folders && ?", scope.folders(), ScopeTerms::folder);
        anyOf(sql, connection, " AND c.tags && ?", scope.tags(), ScopeTerms::tag);
        anyOf(sql, connection, " AND c.source = ANY (?)", scope.sources(), Function.identity());
        anyOf(sql, connection, " AND c.scope_document = ANY (?)", scope.documents(), ScopeTerms::document);
        anyOf(sql, connection, " AND c.participants && ?", scope.participants(), ScopeTerms::participant);
        if (scope.from() != null || scope.to() != null) {
            long first = ScopeTerms.firstSecond(scope);
            long last = ScopeTerms.lastSecond(scope);
            sql.add(" AND c.first_second <= ? AND c.last_second >= ? AND ?", last, first, first <= last);
        }
        return sql;
    }

    private static <T> void anyOf(
            Sql sql, Connection connection, String condition, List<T> entries, Function<T, String> toTerm)
            throws SQLException {
        if (!entries.isEmpty()) {
            List<String> terms =
                    entries.stream().map(toTerm).map(Records::storable).toList();
            sql.add(condition, Sql.texts(connection, terms));
        }
    }
}
