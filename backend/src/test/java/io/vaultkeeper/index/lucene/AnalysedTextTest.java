package io.vaultkeeper.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.Attribute;
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
    void knowsJoinedWordsWholeAndInParts() throws IOException {
        AnalysedText text = AnalysedText.of("Meeting_notes.md todo:buyKiwi, e.g. 3.5 on www.example.com");
        assertThat(words(text.folded()))
                .containsExactly(
                        "meeting_notes.md",
                        "meeting",
                        "notes",
                        "md",
                        "todo:buykiwi",
                        "todo",
                        "buykiwi",
                        "e.g",
                        "3.5",
                        "on",
                        "www.example.com",
                        "www",
                        "example",
                        "com");
        assertThat(steps(text.folded()).stream().mapToInt(step -> step).sum()).isEqualTo(6);
    }

    @Test
    void takesATextOfManyLongWords() throws IOException {
        String text = ("a".repeat(200) + " ").repeat(1_000);
        assertThat(words(AnalysedText.of(text).folded())).hasSize(1_000).containsOnly("a".repeat(200));
    }

    private static List<String> words(TokenStream stream) throws IOException {
        return read(stream, CharTermAttribute.class, Object::toString);
    }

    private static List<Integer> steps(TokenStream stream) throws IOException {
        return read(stream, PositionIncrementAttribute.class, PositionIncrementAttribute::getPositionIncrement);
    }

    private static <A extends Attribute, T> List<T> read(TokenStream stream, Class<A> kind, Function<A, T> value)
            throws IOException {
        List<T> values = new ArrayList<>();
        try (stream) {
            A attribute = stream.addAttribute(kind);
            stream.reset();
            while (stream.incrementToken()) {
                values.add(value.apply(attribute));
            }
        }
        return values;
    }
}
