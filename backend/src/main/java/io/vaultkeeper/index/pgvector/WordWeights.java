package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.SearchableText;
import io.vaultkeeper.index.TextAnalysis;
import io.vaultkeeper.index.Word;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The words of a chunk: which there are, and what each weighs. BM25 is a sum over the query's words of what a word weighs in a
 * text times how rare it is: an inner product of two sparse vectors, which pgvector computes. A dimension is a word in one of
 * three fields: folded, stemmed, and folded in the title.
 *
 * @param lexemes stems; those that weigh much are there once more behind {@link #HEAVY}, those that weigh most behind
 *     {@link #HEAVIEST}
 * @param weights by dimension
 */
record WordWeights(Set<String> lexemes, Map<Integer, Double> weights) {
    /** The most that a sparse vector may have. */
    static final int DIMENSIONS = 1_000_000_000;

    /** No word begins with it. */
    static final String HEAVY = "+";

    static final String HEAVIEST = "++";

    /** Of the title's words. */
    static final double TITLE_BOOST = 0.5;

    /** BM25's usual constants; a weight is below K1 + 1. */
    private static final double K1 = 1.2;

    private static final double B = 0.75;
    private static final double HEAVY_FROM = 1.3;
    private static final double HEAVIEST_FROM = 1.65;

    /** Words of a usual chunk and of a usual title. BM25 takes the average of all texts, which changes with each of them. */
    private static final double USUAL_LENGTH = 150;

    private static final double USUAL_TITLE = 4;

    /** Of one chunk; words far beyond a chunk's usual length. */
    private static final int MOST_WORDS = 5_000;

    /** A row must fit a page of 8 KB, and a dimension takes 8 bytes. The words of a longer text are found, and weigh nothing. */
    private static final int MOST_WEIGHTS = 950;

    /** Of weights from which some were left out: 8 bytes each. */
    static final int MOST_BYTES = 8 * MOST_WEIGHTS;

    static WordWeights of(SearchableText text, TextAnalysis analysis) {
        List<Word> words = analysis.words(text.all());
        Map<String, Double> stems = weigh(words, Word::stemmed, USUAL_LENGTH);
        Map<Integer, Double> weights = new TreeMap<>();
        stems.forEach((stem, weight) -> weights.merge(stemmed(stem), weight, Double::sum));
        weigh(words, Word::folded, USUAL_LENGTH)
                .forEach((word, weight) -> weights.merge(folded(word), weight, Double::sum));
        weigh(analysis.words(text.title()), Word::folded, USUAL_TITLE)
                .forEach((word, weight) -> weights.merge(titled(word), weight, Double::sum));
        return new WordWeights(lexemes(stems), heaviest(weights));
    }

    private static Map<Integer, Double> heaviest(Map<Integer, Double> weights) {
        if (weights.size() <= MOST_WEIGHTS) {
            return weights;
        }
        return weights.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .limit(MOST_WEIGHTS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Double::sum, TreeMap::new));
    }

    /** What a query looks for: each word in each field, by how rare it is. */
    static Map<Integer, Double> ofQuery(Map<Word, Double> rarities) {
        Map<Integer, Double> weights = new TreeMap<>();
        rarities.forEach((word, rarity) -> {
            weights.merge(folded(word.folded()), rarity, Double::sum);
            weights.merge(stemmed(word.stemmed()), rarity, Double::sum);
            weights.merge(titled(word.folded()), TITLE_BOOST * rarity, Double::sum);
        });
        return weights;
    }

    /** As pgvector reads it. */
    static String sparse(Map<Integer, Double> weights) {
        return weights.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue().floatValue())
                .collect(Collectors.joining(",", "{", "}/" + DIMENSIONS));
    }

    private static Map<String, Double> weigh(Collection<Word> words, Function<Word, String> form, double usual) {
        Map<String, Integer> counts = new HashMap<>();
        for (Word word : words) {
            String text = form.apply(word);
            if (counts.containsKey(text) || counts.size() < MOST_WORDS) {
                counts.merge(text, 1, Integer::sum);
            }
        }
        double damping = K1 * (1 - B + B * words.size() / usual);
        Map<String, Double> weights = new HashMap<>();
        counts.forEach((text, count) -> weights.put(text, count * (K1 + 1) / (count + damping)));
        return weights;
    }

    private static Set<String> lexemes(Map<String, Double> stems) {
        Set<String> lexemes = new TreeSet<>();
        stems.forEach((stem, weight) -> {
            lexemes.add(stem);
            if (weight >= HEAVY_FROM) {
                lexemes.add(HEAVY + stem);
            }
            if (weight >= HEAVIEST_FROM) {
                lexemes.add(HEAVIEST + stem);
            }
        });
        return lexemes;
    }

    private static int folded(String word) {
        return dimension("f:" + word);
    }

    private static int stemmed(String word) {
        return dimension("s:" + word);
    }

    private static int titled(String word) {
        return dimension("t:" + word);
    }

    /** Two words of one chunk share one once in a million times. */
    private static int dimension(String word) {
        CRC32 hash = new CRC32();
        hash.update(word.getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % DIMENSIONS) + 1;
    }
}
