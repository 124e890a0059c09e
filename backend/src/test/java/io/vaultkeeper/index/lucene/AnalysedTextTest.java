package io.vaultkeeper.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

class AnalysedTextTest {
    @Test
    void givesEachWordFoldedAndStemmedInStep() throws IOException {
        AnalysedText text = AnalysedText.of("The Gardener's Zürich notes, écrites lately");
        assertThat(words(text.folded())).containsExactly("the", "gardener's", "zurich", "notes", "ecrites", "lately");
        assertThat(words(text.stemmed())).containsExactly("the", "garden", "zurich", "note", "ecrit", "late");
    }

    @Test
    void mayBeReadMoreThanOnce() throws IOException {
        AnalysedText text = AnalysedText.of("boats and sails");
        assertThat(words(text.folded())).isEqualTo(words(text.folded()));
    }

    @Test
    void takesAnAccentWrittenApartForTheLetter() throws IOException {
        assertThat(words(AnalysedText.of("cafe\u0301").folded())).containsExactly("cafe");
    }

    @Test
    void countsPairsOfCharactersAsStandingWhereTheFirstStands() throws IOException {
        AnalysedText text = AnalysedText.of("日本語");
        assertThat(words(text.folded())).containsExactlyInAnyOrder("日", "日本", "本", "本語", "語");
        assertThat(steps(text.folded())).contains(0).contains(1);
        assertThat(steps(text.folded()).stream().mapToInt(step -> step).sum()).isEqualTo(3);
    }

    @Test
    void takesATextOfManyLongWords() throws IOException {
        String text = ("a".repeat(200) + " ").repeat(1_000);
        assertThat(words(AnalysedText.of(text).folded())).hasSize(1_000).containsOnly("a".repeat(200));
    }

    private static List<String> words(TokenStream stream) throws IOException {
        List<String> words = new ArrayList<>();
        try (stream) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
        }
        return words;
    }

    private static List<Integer> steps(TokenStream stream) throws IOException {
        List<Integer> steps = new ArrayList<>();
        try (stream) {
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                steps.add(step.getPositionIncrement());
            }
        }
        return steps;
    }
}
