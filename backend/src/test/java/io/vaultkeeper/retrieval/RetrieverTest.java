package io.vaultkeeper.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.chunking.ShapedChunker;
import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Message;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.lucene.LuceneIndex;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrieverTest {
    private final ChunkIndex index;
    private final Embedder embedder = new HashedWordsEmbedder();

    RetrieverTest(@TempDir Path folder) {
        index = LuceneIndex.open(folder, HashedWordsEmbedder.DIMENSIONS);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void aHybridSearchSaysOfEachPassageWhyItIsThere() {
        write("Lighthouse.md", "The keeper lights the lamp at dusk.");
        write("Harbour.md", "Boats lie in the harbour all winter.");
        assertThat(retrieve(Mode.HYBRID, "keeper lamp")).first().satisfies(passage -> {
            assertThat(title(passage)).isEqualTo("Lighthouse");
            assertThat(passage.why().keyword()).isEqualTo(new Why.Keyword(1));
            assertThat(passage.why().semantic())
                    .isNotNull()
                    .extracting(Why.Semantic::rank)
                    .isEqualTo(1);
        });
    }

    @Test
    void eachModeUsesItsOwnLegsOnly() {
        write("Lighthouse.md", "The keeper lights the lamp at dusk.");
        assertThat(retrieve(Mode.KEYWORD, "lamp"))
                .singleElement()
                .satisfies(passage -> assertThat(passage.why().semantic()).isNull());
        assertThat(retrieve(Mode.SEMANTIC, "lamp"))
                .singleElement()
                .satisfies(passage -> assertThat(passage.why().keyword()).isNull());
        assertThat(retrieve(Mode.KEYWORD, "quark")).isEmpty();
    }

    @Test
    void withoutVectorsOrWithoutTheModelWordsSuffice() {
        ExampleNote.at("Lighthouse.md").writeTo(index, "The keeper lights the lamp.");
        index.refresh();
        assertThat(retrieve(Mode.HYBRID, "lamp")).hasSize(1);
        Retriever withoutModel = new Retriever(index, HashedWordsEmbedder.broken());
        assertThat(withoutModel.retrieve(query(Mode.HYBRID, "lamp"))).hasSize(1);
        assertThatThrownBy(() -> withoutModel.retrieve(query(Mode.SEMANTIC, "lamp")))
                .isInstanceOf(EmbeddingException.class);
    }

    @Test
    void withoutAMatchingWordVectorsSuffice() {
        write("Lighthouse.md", "lamplight");
        assertThat(retrieve(Mode.HYBRID, "lamplighter")).hasSize(1);
    }

    @Test
    void eachTextOfAQueryHasItsBestPassagesInTheResult() {
        for (int i = 0; i < 20; i++) {
            write("Lamp " + i + ".md", "lamp oil lamp wick " + i);
        }
        write("Boat.md", "A boat with a red sail and a hull.");
        Query both = new Query(List.of("lamp oil wick", "red sail"), Mode.HYBRID, 4, Scope.ALL);
        List<Passage> passages = new Retriever(index, embedder).retrieve(both);
        assertThat(passages).hasSize(4).extracting(RetrieverTest::title).contains("Boat");
        assertThat(passages)
                .isSortedAccordingTo(Comparator.comparingDouble(Passage::score).reversed());
    }

    @Test
    void aScopeHoldsForBothLegs() {
        write("Sea/Lamp.md", "The lamp at sea.");
        write("Land/Lamp.md", "The lamp on land.");
        Scope sea = new Scope(List.of("Sea"), List.of(), List.of(), List.of(), List.of(), null, null);
        for (Mode mode : Mode.values()) {
            Query query = new Query(List.of("lamp land"), mode, 10, sea);
            assertThat(new Retriever(index, embedder).retrieve(query))
                    .extracting(passage -> passage.chunk().document().key())
                    .containsExactly("Sea/Lamp.md");
        }
    }

    @Test
    void aConversationIsOfTheDaysOnWhichSomethingWasSaid() {
        List<Message> seldom = Stream.of("2024-10-27", "2024-11-02", "2024-11-09")
                .map(day -> new Message(day, Instant.parse(day + "T12:00:00Z"), "Rita", "The boat on " + day + "."))
                .toList();
        Provenance chat = ExampleNote.of("whatsapp", "Rita").by("Rita").provenance();
        List<Chunk> chunks = new ShapedChunker(embedder.tokens(), new ChunkSize(200, 400), ZoneOffset.UTC)
                .chunk(new Document(chat, new Body.Conversation(seldom), ContentHash.of("Rita")));
        assertThat(chunks).hasSize(1);
        index.replace(ExampleNote.of("whatsapp", "Rita").entry(1), List.of(new EmbeddedChunk(chunks.get(0), null)));
        index.refresh();
        assertThat(boatBetween("2024-11-06", "2024-11-08")).isEmpty();
        assertThat(boatBetween("2024-11-10", null)).isEmpty();
        assertThat(boatBetween("2024-11-02", "2024-11-02")).hasSize(1);
        assertThat(boatBetween("2024-11-06", null)).hasSize(1);
        assertThat(boatBetween(null, "2024-10-27")).hasSize(1);
    }

    private List<Passage> boatBetween(@Nullable String from, @Nullable String to) {
        Scope days =
                Scope.ALL.between(from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
        return new Retriever(index, embedder).retrieve(new Query(List.of("boat"), Mode.HYBRID, 10, days));
    }

    @Test
    void aLongNoteLeavesRoomForOthersAndIsNotToldInPieces() {
        write(
                "Log.md",
                IntStream.range(0, 12).mapToObj(i -> "lamp lit, night " + i).toArray(String[]::new));
        for (int i = 0; i < 3; i++) {
            write("Other " + i + ".md", "A lamp in harbour number " + i);
        }
        List<Passage> passages = retrieve(Mode.HYBRID, "lamp");
        assertThat(passages.stream().limit(4)).extracting(RetrieverTest::title).contains("Log");
        assertThat(passages).extracting(RetrieverTest::title).contains("Other 0", "Other 1", "Other 2");
    }

    @Test
    void aCopiedNoteIsToldOnce() {
        String text =
                "The keeper of the lighthouse lights the lamp at dusk and puts it out at dawn, every day of the year,"
                        + " whatever the weather may be.";
        write("Lighthouse.md", text);
        write("Lighthouse (conflicted copy).md", text);
        assertThat(retrieve(Mode.HYBRID, "keeper lamp")).hasSize(1);
    }

    @Test
    void nothingIsFoundForNothing() {
        write("Lighthouse.md", "The keeper lights the lamp.");
        assertThat(retrieve(Mode.HYBRID, " ")).isEmpty();
        assertThat(new Retriever(index, embedder).retrieve(new Query(List.of(), Mode.HYBRID, 5, Scope.ALL)))
                .isEmpty();
    }

    private void write(String path, String... texts) {
        ExampleNote note = ExampleNote.at(path);
        List<Chunk> chunks =
                note.chunks(texts).stream().map(EmbeddedChunk::chunk).toList();
        note.writeTo(index, texts);
        chunks.forEach(chunk -> index.attach(Map.of(
                chunk.id(),
                embedder.embedPassages(List.of(chunk.embeddedText())).get(0))));
        index.refresh();
    }

    private List<Passage> retrieve(Mode mode, String text) {
        return new Retriever(index, embedder).retrieve(query(mode, text));
    }

    private static Query query(Mode mode, String text) {
        return new Query(List.of(text), mode, 10, Scope.ALL);
    }

    private static String title(Passage passage) {
        return passage.chunk().provenance().title();
    }
}
