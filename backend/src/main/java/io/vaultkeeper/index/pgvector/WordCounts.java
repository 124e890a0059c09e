package io.vaultkeeper.index.pgvector;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * In how many chunks a lexeme is. PostgreSQL counts by walking through them, which takes a microsecond for every ten: what a
 * common lexeme's share of all chunks is, is remembered for some minutes.
 */
final class WordCounts {
    private static final long COMMON = 1_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** More common words than a language has. */
    private static final int MOST_REMEMBERED = 20_000;

    private final String table;
    private final Map<String, Share> shares = new ConcurrentHashMap<>();

    WordCounts(Tables tables) {
        this.table = tables.word();
    }

    private record Share(double ofAll, long nanos) {
        boolean isFresh() {
            return System.nanoTime() - nanos < REMEMBERED.toNanos();
        }
    }

    /** In the order of the lexemes. */
    Map<String, Long> of(Connection connection, Collection<String> lexemes, long chunks) throws SQLException {
        List<String> unknown =
                lexemes.stream().filter(lexeme -> !isKnown(lexeme)).toList();
        Map<String, Long> counted = count(connection, unknown, chunks);
        Map<String, Long> all = new LinkedHashMap<>();
        for (String lexeme : lexemes) {
            Share share = shares.get(lexeme);
            Long count = counted.get(lexeme);
            all.put(lexeme, count != null || share == null ? zeroIfNull(count) : Math.round(share.ofAll * chunks));
        }
        return all;
    }

    private static long zeroIfNull(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private boolean isKnown(String lexeme) {
        Share share = shares.get(lexeme);
        return share != null && share.isFresh();
    }

    private Map<String, Long> count(Connection connection, List<String> lexemes, long chunks) throws SQLException {
        Map<String, Long> counted = new LinkedHashMap<>();
        if (lexemes.isEmpty()) {
            return counted;
        }
        List<String> queries = lexemes.stream().map(Lexemes::quoted).toList();
        List<Long> numbers = Sql.on(
                        connection,
                        "SELECT (SELECT count(*) FROM " + table + " w WHERE w.words @@ q.lexeme) "
                                + "FROM unnest(?::text[]::tsquery[]) WITH ORDINALITY q(lexeme, place) ORDER BY q.place",
                        Sql.texts(connection, queries))
                .all(row -> row.getLong(1));
        for (int i = 0; i < numbers.size(); i++) {
            counted.put(lexemes.get(i), numbers.get(i));
            remember(lexemes.get(i), numbers.get(i), chunks);
        }
        return counted;
    }

    private void remember(String lexeme, long count, long chunks) {
        if (count >= COMMON && chunks > 0) {
            if (shares.size() >= MOST_REMEMBERED) {
                shares.clear();
            }
            shares.put(lexeme, new Share((double) count / chunks, System.nanoTime()));
        }
    }
}
