package io.vaultkeeper.source.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionsSourceTest {
    @TempDir
    private Path folder;

    private final List<Document> documents = new ArrayList<>();
    private final List<Omission> omissions = new ArrayList<>();

    @Test
    void aRecordIsADocument() throws Exception {
        read("b.jsonl", """
                {"id": 7, "title": "Sourdough", "body": "Feed it daily.", "created_at": "2024-03-05 10:00:00Z", "url": "https://example.org/a"}
                {"id": 8, "title": "Yeast", "body": "Keep it cold.", "created_at": 1709632800, "url": "javascript:alert(1)"}
                """, settings("b.jsonl", "id", List.of("title", "body"), "title", "created_at", "url"));
        assertThat(documents)
                .extracting(document -> document.id().toString())
                .containsExactly("collections:b/7", "collections:b/8");
        assertThat(documents)
                .extracting(document -> document.provenance().title())
                .containsExactly("Sourdough", "Yeast");
        assertThat(documents)
                .extracting(document -> document.provenance().uri())
                .containsExactly("https://example.org/a", null);
        assertThat(documents)
                .extracting(document -> document.provenance().time().from().toString())
                .containsExactly("2024-03-05T10:00:00Z", "2024-03-05T10:00:00Z");
        assertThat(texts()).containsExactly("Sourdough\nFeed it daily.", "Yeast\nKeep it cold.");
    }

    @Test
    void aLineThatTellsTheSeparatorIsNoRecord() throws Exception {
        read("b.csv", "sep=;\nid;text\n1;one, two\n2\n", settings("b.csv", null, List.of(), null, null, null));
        assertThat(texts()).containsExactly("one, two");
        assertThat(omissions)
                .containsExactly(new Omission("broken records", 1, List.of("b, line 4: 1 columns instead of 2")));
    }

    @Test
    void timesAreReadAsProgramsWriteThemAndOthersAreCounted() throws Exception {
        read("b.csv", """
                id,text,date
                1,one,2024-03-05 10:00:00 UTC
                2,two,2024-03-05 11:00:00 +0100
                3,three,2024-03-05T05:00:00.000-0500
                4,four,1709632800.25
                5,five,1709632800000000
                6,six,Tue Mar 05 10:00:00 +0000 2024
                7,seven,"Tue, 5 Mar 2024 10:00:00 GMT"
                8,eight,on Tuesday
                9,nine,
                """, settings("b.csv", "id", List.of("text"), null, "date", null));
        assertThat(documents.subList(0, 7))
                .extracting(document -> document.provenance().time().from().toString())
                .containsOnly("2024-03-05T10:00:00Z");
        assertThat(documents).hasSize(9);
        assertThat(omissions)
                .extracting(omission -> omission.what() + omission.examples())
                .containsExactly("records whose date could not be read[b, line 9: on Tuesday]");
    }

    @Test
    void aFaultOfTheContentIsNoFaultOfTheDisk() {
        assertThatThrownBy(() -> read("b.csv", "\"id\",\"na\"me\"\n1,x\n", plain("b.csv")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("line 1");
        String endless = "{\"id\": 1, \"t\": \"" + "x".repeat(20_000_001) + "\"}\n";
        assertThatThrownBy(() -> read("b.jsonl", endless, plain("b.jsonl")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("20000000 characters");
    }

    @Test
    void whatCannotBeADocumentIsCountedAndTheRestGoesOn() throws Exception {
        read(
                "b.ndjson",
                "{\"id\": 1, \"t\": \"one\"}\n{\"id\": 2, \"t\": \n\n[1]\n{\"t\": \"no id\", \"id\": null}\n"
                        + "{\"id\": 3, \"t\": \" \"}\n{\"id\": 1, \"t\": \"again\"}\n{\"id\": 4, \"t\": \"four\"}",
                plain("b.ndjson"));
        assertThat(texts()).containsExactly("one", "four");
        assertThat(omissions)
                .extracting(omission -> omission.what() + omission.examples())
                .containsExactly(
                        "broken records[b, line 2: no JSON, b, line 4: no record]",
                        "records without an id[b, line 5]",
                        "records without text[b, line 6]",
                        "records with the id of another[b, line 7: 1]");
    }

    @Test
    void aListOfRecordsMayBeWithinAnObject() throws Exception {
        String list =
                "[{\"id\": \"a\", \"tags\": [\"x\", \"y\"], \"deep\": {\"no\": 1}, \"text\": \"Hello\", \"n\": 5}]";
        read("a.json", list, plain("a.json"));
        read("a.json", "{\"count\": 1, \"meta\": {\"k\": []}, \"items\": " + list + "}", plain("a.json"));
        assertThat(texts()).containsExactly("x, y\nHello", "x, y\nHello");
    }

    @Test
    void jsonThatBreaksOffIsToldAndWhatCameBeforeIsKept() {
        assertThatThrownBy(() -> read("a.json", "[{\"id\": 1, \"t\": \"one\"},\n{\"id\": 2, \"t", plain("a.json")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("line 2");
        assertThat(documents).hasSize(1);
        assertThatThrownBy(() -> read("a.json", "[".repeat(100_000), plain("a.json")))
                .isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> read("a.json", "5", plain("a.json"))).isInstanceOf(SourceException.class);
    }

    @Test
    void nestingWithoutEndInALineCostsTheLine() throws Exception {
        read("a.jsonl", "{\"id\":" + "[".repeat(100_000) + "\n{\"id\": 2, \"t\": \"two\"}", plain("a.jsonl"));
        assertThat(texts()).containsExactly("two");
    }

    @Test
    void tablesMayHaveQuotedLinesAndAnySeparator() throws Exception {
        read(
                "a.csv",
                "key,text,count\n1,\"two\nlines, one comma\",5\n2,short\n3,\"say \"\"hi\"\"\",6\n",
                plain("a.csv"));
        assertThat(texts()).containsExactly("two\nlines, one comma", "say \"hi\"");
        assertThat(omissions).singleElement().satisfies(left -> assertThat(left.examples())
                .containsExactly("a, line 4: 2 columns instead of 3"));
        documents.clear();
        read("b.csv", "id;text\n1;one, two\n", plain("b.csv"));
        read("c.tsv", "id\ttext\n1\tthree\n", plain("c.tsv"));
        assertThat(texts()).containsExactly("one, two", "three");
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotHoldTheWholeFile() {
        String rest = "a line of text\n".repeat(1_500_000);
        assertThatThrownBy(() -> read("a.csv", "id,text\n1,one\n2,\"" + rest, plain("a.csv")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("line 3: the record that begins here is too long");
        assertThat(texts()).containsExactly("one");
    }

    @Test
    void everyCharacterSetIsRead() throws Exception {
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("windows-1252"))) {
            documents.clear();
            Path file = folder.resolve("a.csv");
            Files.write(file, "id,text\n1,Maçã\n".getBytes(charset));
            read(file, plain("a.csv"));
            assertThat(texts()).as(charset.name()).containsExactly("Maçã");
        }
        read("a.csv", "\uFEFFid,text\n1,Maçã\n", plain("a.csv"));
        assertThat(documents).last().extracting(document -> document.id().key()).isEqualTo("a/1");
    }

    @Test
    void aColumnThatIsNotThereIsToldWithThoseThatAre() {
        assertThatThrownBy(() ->
                        read("a.csv", "id,text\n1,one\n", settings("a.csv", "id", List.of("body"), null, null, null)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("sources.collections")
                .hasMessageContaining("a.csv")
                .hasMessageContaining("\"body\"")
                .hasMessageContaining("\"id\", \"text\"");
    }

    @Test
    void namesMustDiffer() {
        assertThatThrownBy(() -> new CollectionsSource(List.of(plain("a.csv"), plain("a.json"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"a\"");
    }

    private CollectionSettings plain(String file) {
        return settings(file, null, List.of(), null, null, null);
    }

    private CollectionSettings settings(
            String file, String id, List<String> text, String title, String date, String url) {
        String name = file.substring(0, file.indexOf('.'));
        return new CollectionSettings(name, folder.resolve(file), id, text, title, date, url);
    }

    private void read(String name, String content, CollectionSettings settings) throws IOException, SourceException {
        read(Files.writeString(folder.resolve(name), content), settings);
    }

    private void read(Path file, CollectionSettings settings) throws IOException, SourceException {
        CollectionsSource source = new CollectionsSource(List.of(settings));
        source.read(source.locate(file).orElseThrow(), new Source.Reading() {
            @Override
            public void document(Document document) {
                documents.add(document);
            }

            @Override
            public void leftOut(Omission omission) {
                omissions.add(omission);
            }
        });
    }

    private List<String> texts() {
        return documents.stream()
                .map(document -> String.join(
                        "\n",
                        ((Body.Text) document.body())
                                .sections().get(0).blocks().stream()
                                        .map(block -> block.text())
                                        .toList()))
                .toList();
    }
}
