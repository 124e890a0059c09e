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

class WordAnalysisTest {
    @Test
    void foldsWords() throws IOException {
        assertThat(words("The Gardener's Zürich notes, écrites lately"))
                .containsExactly("the", "gardener's", "zurich", "notes", "ecrites", "lately");
    }

    @Test
    void takesAnAccentWrittenApartForTheLetter() throws IOException {
        assertThat(words("cafe\u0301")).containsExactly("cafe");
    }

    @Test
    void countsPairsOfCharactersAsStandingWhereTheFirstStands() throws IOException {
        assertThat(words("日本語")).containsExactlyInAnyOrder("日", "日本", "本", "本語", "語");
        assertThat(steps("日本語")).contains(0).contains(1);
        assertThat(steps("日本語").stream().mapToInt(step -> step).sum()).isEqualTo(3);
    }

    @Test
    void knowsJoinedWordsWholeAndInParts() throws IOException {
        String text = "Meeting_notes.md todo:buyKiwi, e.g. 3.5 on www.example.com";
        assertThat(words(text))
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
        assertThat(steps(text).stream().mapToInt(step -> step).sum()).isEqualTo(6);
    }

    @Test
    void takesATextOfManyLongWords() throws IOException {
        String text = ("a".repeat(200) + " ").repeat(1_000);
        assertThat(words(text)).hasSize(1_000).containsOnly("a".repeat(200));
    }

    private static List<String> words(String text) throws IOException {
        return read(text, CharTermAttribute.class, Object::toString);
    }

    private static List<Integer> steps(String text) throws IOException {
        return read(text, PositionIncrementAttribute.class, PositionIncrementAttribute::getPositionIncrement);
    }

    private static <A extends Attribute, T> List<T> read(String text, Class<A> kind, Function<A, T> value)
            throws IOException {
        List<T> values = new ArrayList<>();
        try (TokenStream stream = WordAnalysis.FOLDED.tokenStream("text", WordAnalysis.composed(text))) {
            A attribute = stream.addAttribute(kind);
            stream.reset();
            while (stream.incrementToken()) {
                values.add(value.apply(attribute));
            }
            stream.end();
        }
        return values;
    }
}
