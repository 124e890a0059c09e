package io.vaultkeeper.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ExampleNote;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class WordFieldsTest {
    private final ExampleNote note = ExampleNote.at("Garden.md");

    @Test
    void areInEveryDocumentSoThatLengthsAreFoundAtOnce() throws IOException {
        List<Document> documents = List.of(
                LedgerDocument.of(note.entry(1)),
                ChunkDocument.of(new EmbeddedChunk(note.chunk(0, "beds and compost"), null), vector -> new byte[0]));
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(WordAnalysis.FOLDED))) {
            writer.addDocuments(documents);
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                LeafReader leaf = reader.leaves().get(0).reader();
                for (String field : List.of(FieldName.FOLDED, FieldName.TITLE)) {
                    assertThat(leaf.getNormValues(field).cost()).as(field).isEqualTo(2);
                    assertThat(reader.getDocCount(field)).as(field).isEqualTo(1);
                }
            }
        }
    }
}
