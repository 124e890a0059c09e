package io.vaultkeeper.index.pgvector;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * In how many chunks a lexeme is. PostgreSQL counts by walking through them, at a microsecond each: that is done for rare
 * lexemes; of common ones its statistics know enough.
 */
final class WordCounts {
    /** Lexemes, which take about a megabyte. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Tables tables;
    private final Statistics statistics;

    /** Of lexemes that were counted since the last write, and are in some chunks: what is in none may be written just now. */
    private final Map<String, Long> remembered = new ConcurrentHashMap<>();

    WordCounts(Tables tables, Statistics statistics) {
        this.tables = tables;
        this.statistics = statistics;
    }

    /** Of those that are common enough to be known without a look. */
    Map<String, Long> known(Connection connection, Collection<String> lexemes, long chunks) throws SQLException {
        Map<String, Double> common = statistics.commonLexemes(connection);
        Map<String, Long> counts = new HashMap<>();
        for (String lexeme : lexemes) {
            Double share = common.get(lexeme);
            if (share != null) {
                counts.put(lexeme, Math.round(share * chunks));
            }
        }
        return counts;
    }

    /** @param chunks how many there are in all */
    Map<String, Long> of(Connection connection, Collection<String> lexemes, long chunks) throws SQLException {
        Map<String, Long> counts = known(connection, lexemes, chunks);
        for (String lexeme : lexemes) {
            Long count = remembered.get(lexeme);
            if (count != null) {
                counts.putIfAbsent(lexeme, count);
            }
        }
        List<String> rare =
                lexemes.stream().filter(lexeme -> !counts.containsKey(lexeme)).toList();
        Map<String, Long> counted = count(connection, rare);
        counts.putAll(counted);
        remember(counted);
        return counts;
    }

    /** After each write. */
    void forget() {
        remembered.clear();
    }

    private void remember(Map<String, Long> counted) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        counted.forEach((lexeme, count) -> {
            if (count > 0) {
                remembered.put(lexeme, count);
            }
        });
    }

    private Map<String, Long> count(Connection connection, List<String> lexemes) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        if (lexemes.isEmpty()) {
            return counts;
        }
        List<String> queries = lexemes.stream().map(Lexemes::quoted).toList();
        Sql.on(
                        connection,
                        "SELECT q.place, (SELECT count(*) FROM " + tables.word() + " w WHERE w.words @@ q.lexeme) "
                                + "FROM unnest(?::text[]::tsquery[]) WITH ORDINALITY q(lexeme, place)",
                        Sql.texts(connection, queries))
                .all(row -> counts.put(lexemes.get(row.getInt(1) - 1), row.getLong(2)));
        return counts;
    }
}
