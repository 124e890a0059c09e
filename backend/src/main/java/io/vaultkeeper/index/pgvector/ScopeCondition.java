package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.ScopeTerms;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scope as a condition on the columns of a chunk {@code c}. */
final class ScopeCondition {
    private static final Pattern ROWS = Pattern.compile(" rows=(\\d+) ");

    private ScopeCondition() {}

    /** Brings in the chunks' columns, where the scope is compared with any. */
    static String join(Tables tables, Scope scope, String id) {
        return scope.equals(Scope.ALL) ? "" : " JOIN " + tables.chunk() + " c ON c.id = " + id;
    }

    /** Whether fewer chunks than that are in scope, as far as PostgreSQL's statistics tell: to count them takes as long as a search. */
    static boolean isNarrow(Connection connection, Tables tables, Scope scope, int few) throws SQLException {
        if (scope.equals(Scope.ALL)) {
            return false;
        }
        Sql plan = Sql.on(connection, "EXPLAIN SELECT FROM " + tables.chunk() + " c WHERE TRUE");
        Matcher rows = ROWS.matcher(
                add(plan, connection, scope).all(row -> row.getString(1)).get(0));
        return rows.find() && Long.parseLong(rows.group(1)) < few;
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
