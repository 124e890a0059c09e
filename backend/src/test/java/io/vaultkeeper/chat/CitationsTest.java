package io.vaultkeeper.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The key is there [2].|The key is there [2].",
                "The key is there [7].|The key is there.",
                "The key is there[7] and [8] here.|The key is there and here.",
                "Both [1, 2].|Both [1][2].",
                "Both [1; 9].|Both [1].",
                "All [1-3], or [2–9].|All [1][2][3], or [2][3].",
                "All [1][9][3].|All [1][3].",
                "None [0].|None.",
                "In [0, 1] or [0-1].|In [0, 1] or [0-1].",
                "Of [640, 480] pixels, [1, 255].|Of [640, 480] pixels, [1, 255].",
                "None [11, 12].|None.",
                "In [2024] it was so.|In [2024] it was so.",
                "See [1](https://example.org).|See [1](https://example.org).",
                "See [[9]] and [[Note 9]], not [9].|See [[9]] and [[Note 9]], not.",
                "A note[^9] stays.|A note[^9] stays.",
                "- [ ] to do, - [x] done|- [ ] to do, - [x] done",
                "Code `a[9]` stays, a [9] goes.|Code `a[9]` stays, a goes.",
                "An open [9|An open [9",
                "Ends with [1]|Ends with [1]",
                "Ends with [9]|Ends with",
                "[ 2 ] is one|[2] is one",
                "[a [3] b]|[a [3] b]",
                "[1,] is none|[1,] is none",
                "Said [passage 1], [Source 2], [passages 1 and 3].|Said [1], [2], [1][3].",
                "Dito [passagem 1 e 2], 【3】.|Dito [1][2], [3].",
                "None [passage 9]【9】.|None.",
                "See [Passage by a poet] and [sources].|See [Passage by a poet] and [sources].",
            })
    void aCitationWithoutAPassageIsTakenOut(String written, String told) {
        assertThat(filtered(new Citations(3), List.of(written))).isEqualTo(told);
    }

    @Test
    void fencedCodeIsLeftAlone() {
        String code = "So:\n\n```js\nlist[9] = `x[8]`;\n```\nand";
        assertThat(filtered(new Citations(1), List.of(code + " [9]."))).isEqualTo(code + ".");
    }

    @Test
    void aLoneBacktickDoesNotMakeCodeOfTheLinesBelow() {
        assertThat(filtered(new Citations(1), List.of("5` long\nso [9]."))).isEqualTo("5` long\nso.");
    }

    @Test
    void whatWasCitedIsListedOnceAndAscending() {
        Citations citations = new Citations(5);
        filtered(citations, List.of("a [4], b [1-2], c [4][9], `[5]`"));
        assertThat(citations.cited()).containsExactly(1, 2, 4);
    }

    @Test
    void anOlderAnswerLosesAllItsCitations() {
        assertThat(Citations.strip("She left [1]. He stayed [2, 3].")).isEqualTo("She left. He stayed.");
    }

    @Test
    void howeverTheTextIsSplitTheResultIsTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "[[[]]]()123459 ,-–`\nab^:";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Citations whole = new Citations(3);
            Citations parts = new Citations(3);
            String expected = filtered(whole, List.of(text.toString()));
            assertThat(filtered(parts, split(text.toString(), random)))
                    .as("seed %d, text %s", seed, text)
                    .isEqualTo(expected);
            assertThat(parts.cited()).isEqualTo(whole.cited());
        }
    }

    private static List<String> split(String text, Random random) {
        List<String> pieces = new java.util.ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + random.nextInt(4));
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }

    private static String filtered(Citations citations, List<String> pieces) {
        StringBuilder told = new StringBuilder();
        pieces.forEach(piece -> told.append(citations.accept(piece)));
        return told.append(citations.finish()).toString();
    }
}
