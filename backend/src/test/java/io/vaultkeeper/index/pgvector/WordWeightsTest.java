package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vaultkeeper.index.SearchableText;
import io.vaultkeeper.index.TextAnalysis;
import io.vaultkeeper.index.Word;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordWeightsTest {
    private static final TextAnalysis ANALYSIS = new LuceneAnalysis();

    @Test
    void theProductWithAQueryIsTheSumOfBm25OverThreeFields() {
        WordWeights text = weights("Herons", "Herons\nA heron and herons");
        double five = 1.2 * (0.25 + 0.75 * 5 / 150);
        double one = 1.2 * (0.25 + 0.75 * 1 / 4);
        double folded = 2 * 2.2 / (2 + five);
        double stemmed = 3 * 2.2 / (3 + five);
        double title = 0.5 * 2.2 / (1 + one);
        assertThat(product(text, new Word("herons", "heron"), 2.0))
                .isCloseTo(2 * (folded + stemmed + title), within(1e-6));
        assertThat(product(text, new Word("pond", "pond"), 2.0)).isZero();
    }

    @Test
    void wordsThatWeighMuchAreThereOnceMore() {
        assertThat(weights("", "pond pond pond pond pond heron " + words(150)).lexemes())
                .contains("pond", "+pond", "++pond", "heron")
                .doesNotContain("+heron", "++heron");
    }

    @Test
    void aLongTextKeepsItsWordsAndItsHeaviestWeights() {
        WordWeights text = weights("", words(3_000) + " heron heron heron");
        assertThat(text.lexemes()).contains("heron", "word7", "word2999");
        assertThat(WordWeights.sparse(text.weights()).split(",")).hasSizeLessThan(1_000);
        assertThat(product(text, new Word("heron", "heron"), 1.0)).isPositive();
    }

    private static double product(WordWeights text, Word word, double rarity) {
        return WordWeights.ofQuery(Map.of(word, rarity)).entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * text.weights().getOrDefault(entry.getKey(), 0.0))
                .sum();
    }

    private static WordWeights weights(String title, String all) {
        return WordWeights.of(new SearchableText(title, all), ANALYSIS);
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    }
}
