package io.vaultkeeper.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.index.SearchableText;
import io.vaultkeeper.index.lucene.WordForms.Form;
import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordFormsTest {
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private IndexWriter writer;

    @BeforeEach
    void open() throws IOException {
        writer = new IndexWriter(
                directory, new IndexWriterConfig(WordAnalysis.FOLDED).setMergePolicy(NoMergePolicy.INSTANCE));
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
        directory.close();
    }

    @Test
    void areAllWordsOfOneStemThatOfTheMostDocumentsFirst() throws IOException {
        write("The gardener's plan", "a gardening day", "gardens, gardens", "one garden", "Gardens", "guarded");
        assertThat(of("garden")).containsExactly("gardens 2", "garden 1", "gardener's 1", "gardening 1");
    }

    @Test
    void areFoundInAllSegments() throws IOException {
        write("boats");
        write("boats", "boat");
        assertThat(of("boat")).containsExactly("boats 2", "boat 1");
    }

    @Test
    void areFoundWhereTheStemEndsInAnotherLetter() throws IOException {
        write("happy happier happiness", "hoping hoped hop", "sensibility sensible");
        assertThat(of("happi")).containsExactly("happiness 1", "happy 1");
        assertThat(of("hope")).containsExactly("hoped 1", "hoping 1");
        assertThat(of("sensibl")).containsExactly("sensibility 1", "sensible 1");
    }

    @Test
    void areFoundOfShortStems() throws IOException {
        write("used", "using", "usual", "us", "in", "inside", "ins");
        assertThat(of("us")).containsExactly("us 1", "used 1", "using 1");
        assertThat(of("in")).containsExactly("in 1", "ins 1");
    }

    @Test
    void areTheWordAloneInOtherScriptsAndAmongNumbers() throws IOException {
        write("книга книги", "日本語", "1990 1990s 19901");
        assertThat(of("книга")).containsExactly("книга 1");
        assertThat(of("日")).containsExactly("日 1");
        assertThat(of("1990")).containsExactly("1990 1", "1990s 1");
    }

    @Test
    void areNoneWhereNoWordHasTheStem() throws IOException {
        write("zebra");
        assertThat(of("boat")).isEmpty();
        assertThat(of("zz")).isEmpty();
    }

    @Test
    void areNoMoreThanAQueryTakes() throws IOException {
        StringBuilder made = new StringBuilder();
        for (String ending :
                "s ed ing er ers ness ful ation ations ized izer izers ative ate ates ated ating ator ators"
                        .split(" ")) {
            for (String more : "'s s es ed ing".split(" ")) {
                made.append("kumkum").append(ending).append(more).append(' ');
            }
        }
        write(made.toString());
        assertThat(of("kumkum")).hasSizeBetween(20, 64);
    }

    private Iterable<String> of(String stem) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            return new WordForms(reader)
                    .of(stem).stream().map(WordFormsTest::told).toList();
        }
    }

    private static String told(Form form) {
        return form.word() + " " + form.documents();
    }

    /** In a segment of their own. */
    private void write(String... texts) throws IOException {
        for (String text : texts) {
            Document document = new Document();
            WordFields.add(document, new SearchableText("", text));
            writer.addDocument(document);
        }
        writer.flush();
    }
}
