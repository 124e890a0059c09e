package io.vaultkeeper.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenCountsTest {
    private final TokenCounts counts = new TokenCounts();

    @Test
    void rememberEachWordOfAPersonsVocabulary() {
        List<String> words =
                IntStream.range(0, 150_000).mapToObj(i -> "word" + i).toList();
        for (int i = 0; i < words.size(); i++) {
            counts.put(hash(words.get(i)), i % 200);
        }
        for (int i = 0; i < words.size(); i++) {
            assertThat(counts.get(hash(words.get(i)))).isEqualTo(i % 200);
        }
        assertThat(counts.get(hash("unheard"))).isEqualTo(TokenCounts.UNKNOWN);
    }

    @Test
    void stayWithinTheirRoomAndGoOnAnswering() {
        IntStream.range(0, 300_000).forEach(i -> counts.put(hash("word" + i), 3));
        assertThat(counts.get(hash("word7"))).isEqualTo(3);
        assertThat(counts.get(hash("word299999"))).isEqualTo(TokenCounts.UNKNOWN);
    }

    @Test
    void doNotRememberWhatIsTooLarge() {
        counts.put(hash("long"), TokenCounts.LARGEST + 1);
        assertThat(counts.get(hash("long"))).isEqualTo(TokenCounts.UNKNOWN);
    }

    @Test
    void takeAWordByItsPlaceInAText() {
        counts.put(TokenCounts.hash("the harbour sleeps", 4, 11), 2);
        assertThat(counts.get(hash("harbour"))).isEqualTo(2);
    }

    private static long hash(String word) {
        return TokenCounts.hash(word, 0, word.length());
    }
}
