package io.vaultkeeper.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.chunking.ShapedChunker;
import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Section;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.lucene.LuceneIndex;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of paragraphs whose chunks have 5 sentences of 8 words each. */
class CutBlocksTest {
    private static final ShapedChunker CHUNKER =
            new ShapedChunker(text -> text.split("\\s+").length, new ChunkSize(40, 60), ZoneOffset.UTC);

    private final ChunkIndex index;

    CutBlocksTest(@TempDir Path folder) {
        index = LuceneIndex.open(folder, HashedWordsEmbedder.DIMENSIONS);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void aParagraphIsShownWholeWhicheverPartIsFound() {
        String paragraph = paragraph(0, 13);
        List<Chunk> chunks = write("Log.md", paragraph);
        assertThat(chunks).hasSize(3);

        assertThat(retrieve("keeper6"))
                .singleElement()
                .extracting(Passage::chunk)
                .satisfies(chunk -> {
                    assertThat(chunk.text()).isEqualTo(paragraph);
                    assertThat(chunk.id()).isEqualTo(chunks.get(1).id());
                });
    }

    @Test
    void anEndlessOneIsShownAsItIsFound() {
        List<Chunk> chunks = write("Log.md", paragraph(0, 60));
        assertThat(chunks).hasSizeGreaterThan(8);

        assertThat(retrieve("keeper33"))
                .singleElement()
                .extracting(passage -> passage.chunk().text())
                .isIn(chunks.stream().map(Chunk::text).toList());
    }

    private static String paragraph(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "The keeper" + i + " lights the lamp at dusk today.")
                .collect(Collectors.joining(" "));
    }

    private List<Chunk> write(String path, String paragraph) {
        ExampleNote note = ExampleNote.at(path);
        Section section = new Section(List.of(), List.of(new Block(Kind.PARAGRAPH, paragraph, 1, 1, null)));
        List<Chunk> chunks = CHUNKER.chunk(
                new Document(note.provenance(), new Body.Text(List.of(section)), ContentHash.of(paragraph)));
        index.replace(
                note.entry(chunks.size()),
                chunks.stream().map(chunk -> new EmbeddedChunk(chunk, null)).toList());
        index.refresh();
        return chunks;
    }

    private List<Passage> retrieve(String text) {
        return new Retriever(index, new HashedWordsEmbedder())
                .retrieve(new Query(List.of(text), Mode.KEYWORD, 10, Scope.ALL));
    }
}
