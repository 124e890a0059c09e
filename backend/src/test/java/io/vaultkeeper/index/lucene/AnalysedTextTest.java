package io.vaultkeeper.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.ByteBuffersDirectory;
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
        List<String> words =
                IntStream.range(0, 1_000).mapToObj(i -> "a".repeat(200) + i).toList();
        AnalysedText text = AnalysedText.of(String.join(" ", words) + " " + String.join(" ", words));
        assertThat(words(text.folded())).isEqualTo(words);
        assertThat(text.order()).hasSize(2_000).startsWith(0, 1, 2).endsWith(998, 999);
    }

    @Test
    void isIndexedAsIfEachWordCameInItsTurn() throws IOException {
        for (String text : List.of(
                "The boat, the boats and the boat's sails; The END of the boat",
                "meeting_notes on meeting notes and meeting_notes on notes",
                "日本語の日本語 and 日本 or 日本語, カタカナ 한국어 한국",
                "écrit écrits ECRIT e\u0301crit",
                "one " + "word ".repeat(500))) {
            assertThat(indexed(AnalysedText.of(text).folded()))
                    .as(text)
                    .hasSizeGreaterThan(1)
                    .isEqualTo(indexed(WordAnalysis.folded(text)));
            assertThat(indexed(AnalysedText.of(text).stemmed()))
                    .as(text)
                    .isEqualTo(indexed(new PorterStemFilter(new EnglishPossessiveFilter(WordAnalysis.folded(text)))));
        }
    }

    /** Each term with how often it comes, and the text's length as ranking sees it. */
    private static Map<String, Long> indexed(TokenStream words) throws IOException {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        Document document = new Document();
        document.add(new Field("words", words, type));
        Map<String, Long> found = new TreeMap<>();
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(WordAnalysis.FOLDED))) {
            writer.addDocument(document);
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                LeafReader leaf = reader.leaves().get(0).reader();
                NumericDocValues length = leaf.getNormValues("words");
                length.nextDoc();
                found.put("(length)", length.longValue());
                TermsEnum terms = leaf.terms("words").iterator();
                while (terms.next() != null) {
                    found.put(terms.term().utf8ToString(), terms.totalTermFreq());
                }
            }
        }
        return found;
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
