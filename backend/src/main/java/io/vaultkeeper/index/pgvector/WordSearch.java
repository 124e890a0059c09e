package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.TextAnalysis;
import io.vaultkeeper.index.Word;
import io.vaultkeeper.index.WordHits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The chunks whose words match best. The inverted index gives those that hold one of the query's rarer words, and of common
 * words those in which they weigh much; each of them is weighed by all of the query's words.
 */
final class WordSearch {
    /** A longer query is cut to its rarest words. */
    private static final int MOST_WORDS = 300;

    /** Of a scope with fewer chunks each is weighed, which takes about as long as to find those with the words. */
    private static final int NARROW = 3_000;

    /** So many hits by a query's rarer words do where more are wanted: what only holds its commonest ones comes far behind. */
    private static final int ENOUGH = 30;

    /** By how much more chunks are weighed, at the least, where those come to too few hits. */
    private static final int MORE = 2;

    private final Tables tables;
    private final TextAnalysis analysis;
    private final WordCounts counts;

    WordSearch(Tables tables, TextAnalysis analysis, Statistics statistics) {
        this.tables = tables;
        this.analysis = analysis;
        this.counts = new WordCounts(tables, statistics);
    }

    /** To be called after each write. */
    void changed() {
        counts.forget();
    }

    /** @param chunks how many there are in all */
    WordHits search(Connection connection, String query, int k, Scope scope, long chunks) throws SQLException {
        List<Word> words = analysis.telling(query);
        Map<String, Long> found = counted(connection, words, chunks);
        List<String> stems = occurring(words, found);
        if (stems.isEmpty()) {
            return new WordHits(List.of(), 0);
        }
        Map<Word, Double> rarities = rarities(words, found, chunks);
        String weights = WordWeights.sparse(WordWeights.ofQuery(only(stems, rarities)));
        List<Hit> hits = ScopeCondition.isNarrow(connection, tables, scope, NARROW)
                ? weighedAll(connection, stems, weights, k, scope)
                : weighed(connection, stems, found, weights, k, scope);
        return new WordHits(hits, hits.isEmpty() ? 0 : coverage(connection, hits.get(0), rarities));
    }

    /** Of each stem, and of the heavier forms of common ones: at once for those that are known to be common. */
    private Map<String, Long> counted(Connection connection, List<Word> words, long chunks) throws SQLException {
        Set<String> stems = words.stream().map(Word::stemmed).collect(Collectors.toSet());
        Map<String, Long> known = counts.known(connection, stems, chunks);
        Set<String> wanted = new HashSet<>(stems);
        wanted.addAll(heavierOfCommon(stems, known));
        Map<String, Long> found = counts.of(connection, wanted, chunks);
        Set<String> more = heavierOfCommon(stems, found);
        more.removeAll(found.keySet());
        found.putAll(counts.of(connection, more, chunks));
        return found;
    }

    private static Set<String> heavierOfCommon(Set<String> stems, Map<String, Long> found) {
        return stems.stream()
                .filter(stem -> Candidates.isCommon(count(found, stem)))
                .flatMap(stem -> Candidates.heavier(stem).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The stems that occur at all, the rarest first and, where there are too many, alone. */
    private static List<String> occurring(List<Word> words, Map<String, Long> found) {
        return words.stream()
                .map(Word::stemmed)
                .distinct()
                .filter(stem -> count(found, stem) > 0)
                .sorted(Comparator.comparingLong(stem -> count(found, stem)))
                .limit(MOST_WORDS)
                .toList();
    }

    /** Inverse document frequencies of the stems, as in BM25. */
    private static Map<Word, Double> rarities(List<Word> words, Map<String, Long> found, long chunks) {
        Map<Word, Double> rarities = new LinkedHashMap<>();
        for (Word word : words) {
            long count = count(found, word.stemmed());
            long all = Math.max(chunks, count);
            rarities.put(word, Math.log(1 + (all - count + 0.5) / (count + 0.5)));
        }
        return rarities;
    }

    private static Map<Word, Double> only(List<String> stems, Map<Word, Double> rarities) {
        Map<Word, Double> telling = new HashMap<>(rarities);
        telling.keySet().removeIf(word -> !stems.contains(word.stemmed()));
        return telling;
    }

    /** Of the rarest and heaviest of the words first, of more where those are in too few chunks. */
    private List<Hit> weighed(
            Connection connection, List<String> stems, Map<String, Long> found, String weights, int k, Scope scope)
            throws SQLException {
        long most = Candidates.MOST;
        while (true) {
            Candidates candidates = Candidates.choose(stems, found, most);
            boolean rarestWhole = candidates.lexemes().contains(stems.get(0));
            int enough = rarestWhole ? Math.min(k, ENOUGH) : k;
            if (candidates.atMost() >= enough || !candidates.narrowed()) {
                List<Hit> hits = weighed(connection, candidates.lexemes(), weights, k, scope);
                if (hits.size() >= enough || !candidates.narrowed()) {
                    return hits;
                }
                most *= Math.max(1, enough / (MORE * Math.max(1, hits.size()))); // a scope leaves most of them out
            }
            most *= MORE;
        }
    }

    private List<Hit> weighed(Connection connection, Collection<String> lexemes, String weights, int k, Scope scope)
            throws SQLException {
        Sql search = Sql.on(
                connection,
                "SELECT w.id, -(w.weights <#> ?::sparsevec) AS score FROM " + tables.word() + " w"
                        + ScopeCondition.join(tables, scope, "w.id") + " WHERE w.words @@ ?::tsquery",
                weights,
                Lexemes.anyOf(lexemes));
        return ScopeCondition.add(search, connection, scope)
                .add(" ORDER BY score DESC, w.id LIMIT ?", k)
                .all(Hits::read);
    }

    /** Words are looked for where too many were there to weigh all. */
    private List<Hit> weighedAll(Connection connection, List<String> stems, String weights, int k, Scope scope)
            throws SQLException {
        Sql search = Sql.on(
                connection,
                "SELECT id, score FROM (SELECT w.id, w.words, pg_column_size(w.weights) AS size, "
                        + "-(w.weights <#> ?::sparsevec) AS score FROM " + tables.word() + " w"
                        + ScopeCondition.join(tables, scope, "w.id") + " WHERE TRUE",
                weights);
        return ScopeCondition.add(search, connection, scope)
                .add(
                        " OFFSET 0) weighed WHERE score > 0 OR size >= ? AND words @@ ?::tsquery",
                        WordWeights.MOST_BYTES,
                        Lexemes.anyOf(stems))
                .add(" ORDER BY score DESC, id LIMIT ?", k)
                .all(Hits::read);
    }

    private double coverage(Connection connection, Hit best, Map<Word, Double> rarities) throws SQLException {
        Set<String> held = new HashSet<>();
        Sql.on(
                        connection,
                        "SELECT tsvector_to_array(words) FROM " + tables.word() + " WHERE id = ?",
                        Records.uuid(best.chunkId()))
                .all(row -> held.addAll(Arrays.asList((String[]) row.getArray(1).getArray())));
        double matched = 0;
        double all = 0;
        for (Map.Entry<Word, Double> word : rarities.entrySet()) {
            all += word.getValue();
            matched += held.contains(word.getKey().stemmed()) ? word.getValue() : 0;
        }
        return matched / all;
    }

    private static long count(Map<String, Long> found, String lexeme) {
        return Objects.requireNonNullElse(found.get(lexeme), 0L);
    }
}
