package io.vaultkeeper.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.MessagePlace;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.source.Fingerprint;
import io.vaultkeeper.source.Omission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the port promises of writing and reading. */
public abstract class ChunkStorageContractTest {
    protected static final int DIMENSIONS = 16;

    protected final Random random = new Random(7);
    protected ChunkIndex index;

    /** Opens the store of this test; it is empty at a test's first call, and the same at each further one. */
    protected abstract ChunkIndex open();

    @BeforeEach
    void openAnEmptyStore() {
        index = open();
    }

    @AfterEach
    void close() {
        index.close();
    }

    protected float[] vector() {
        return ExampleVectors.random(random, DIMENSIONS);
    }

    /** A store may keep no more of a number than 16 bits hold. */
    private float[] exactIn16Bits() {
        float[] vector = vector();
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Math.round(vector[i] * 64) / 64f;
        }
        return vector;
    }

    @Test
    void anEmptyIndexAnswersEverythingWithNothing() {
        DocumentId unknown = new DocumentId("obsidian", "None.md");
        index.remove(unknown);
        index.attach(Map.of("0".repeat(32), vector()));
        index.refresh();

        assertThat(index.ledger()).isEmpty();
        assertThat(index.provenances()).isEmpty();
        assertThat(index.chunksOf(unknown)).isEmpty();
        assertThat(index.withoutVector(10)).isEmpty();
        assertThat(index.counts()).isEmpty();
        assertThat(index.nearest(vector(), 10, Scope.ALL)).isEmpty();
        assertThat(index.matching("anything", 10, Scope.ALL)).isEqualTo(new WordHits(List.of(), 0));
        assertThat(index.load(List.of("0".repeat(32)))).isEmpty();
        assertThat(index.load(List.of())).isEmpty();
    }

    @Test
    void everyDocumentThatHasAChunkTellsWhereItIsFrom() {
        Provenance odd = new Provenance(
                new DocumentId("whatsapp", "a,\"ordinal\":0"),
                null,
                "Zero \0, \"ordinal\":",
                List.of(",\"ordinal\":", "ordinal", "Ç\\\""),
                List.of("a/b"),
                List.of("Inês"),
                new TimeSpan(
                        Instant.parse("2026-03-01T10:00:00Z"),
                        Instant.parse("2026-03-02T10:00:00Z"),
                        TimeSpan.Basis.MESSAGES),
                null);
        ExampleNote begun = new ExampleNote(odd.during(
                new TimeSpan(Instant.parse("2015-03-01T10:00:00Z"), null, TimeSpan.Basis.MESSAGES), List.of("Rui")));
        ExampleNote chat = new ExampleNote(odd);
        ExampleNote note = ExampleNote.at("Boats/Log.md");
        index.replace(
                chat.entry(2),
                List.of(
                        new EmbeddedChunk(begun.chunk(0, "first"), null),
                        new EmbeddedChunk(chat.chunk(1, "second"), null)));
        note.writeTo(index, "a text", vector());
        ExampleNote gone = ExampleNote.at("Gone.md");
        gone.writeTo(index, "old");
        index.replace(ExampleNote.at("Empty.md").entry(0), List.of());
        index.replace(ExampleNote.at("Bad.md").failed("unreadable"), List.of());
        index.refresh();
        index.remove(gone.id());
        index.refresh();

        assertThat(index.provenances()).containsExactlyInAnyOrder(odd, note.provenance());
    }

    @Test
    void aChunkComesBackWholeWithAndWithoutItsVector() {
        Chunk full = fullChunk();
        index.replace(entry(full.document()), List.of(new EmbeddedChunk(full, null)));
        index.refresh();
        assertThat(index.load(List.of(full.id()))).containsExactly(full);
        assertThat(index.chunksOf(full.document())).containsExactly(new EmbeddedChunk(full, null));

        float[] vector = exactIn16Bits();
        index.attach(Map.of(full.id(), vector));
        index.refresh();
        assertThat(index.load(List.of(full.id()))).containsExactly(full);
        assertThat(index.chunksOf(full.document())).singleElement().satisfies(embedded -> {
            assertThat(embedded.chunk()).isEqualTo(full);
            assertThat(embedded.vector()).containsExactly(vector);
        });
    }

    @Test
    void aChunkComesBackWholeWhereNothingOptionalIsKnown() {
        TimeSpan time = new TimeSpan(Instant.EPOCH, null, TimeSpan.Basis.FILE);
        DocumentId id = new DocumentId("whatsapp", "Ana & Rui");
        Provenance bare = new Provenance(id, null, "", List.of(), List.of(), List.of(), time, null);
        Chunk chunk =
                new Chunk("a".repeat(32), bare, 0, List.of(), "", 0, 0, null, List.of(), List.of(), ContentHash.of(""));
        index.replace(entry(id), List.of(new EmbeddedChunk(chunk, vector())));
        index.refresh();
        assertThat(index.load(List.of(chunk.id()))).containsExactly(chunk);
    }

    @Test
    void whatIsWrittenIsSeenAfterARefresh() {
        ExampleNote.at("A.md").writeTo(index, "herring");
        index.refresh();
        assertThat(index.matching("herring", 10, Scope.ALL).hits()).hasSize(1);
        assertThat(index.ledger()).hasSize(1);
        assertThat(index.counts()).containsEntry("obsidian", new IndexCounts(1, 1, 0));
    }

    @Test
    void replacingLeavesNothingOfTheOldChunks() {
        ExampleNote note = ExampleNote.at("A.md");
        note.writeTo(index, "herring", "mackerel");
        note.writeTo(index, "sardine");
        index.refresh();
        assertThat(index.matching("herring mackerel sardine", 10, Scope.ALL).hits())
                .hasSize(1);
        assertThat(index.chunksOf(note.id())).isEqualTo(note.chunks("sardine"));
        assertThat(index.ledger()).containsExactly(note.entry(1));
    }

    @Test
    void movingTakesTheOldPlaceAwayAndOverwritesTheNewOne() {
        ExampleNote from = ExampleNote.at("Old/A.md");
        ExampleNote to = ExampleNote.at("New/A.md");
        ExampleNote other = ExampleNote.at("Other.md");
        from.writeTo(index, "herring");
        to.writeTo(index, "mackerel");
        other.writeTo(index, "sardine");
        index.move(from.id(), to.entry(1), to.chunks("herring"));
        index.refresh();
        assertThat(index.chunksOf(from.id())).isEmpty();
        assertThat(index.chunksOf(to.id())).isEqualTo(to.chunks("herring"));
        assertThat(index.ledger()).containsExactlyInAnyOrder(to.entry(1), other.entry(1));
        assertThat(index.matching("herring mackerel sardine", 10, Scope.ALL).hits())
                .hasSize(2);
    }

    @Test
    void removingTakesOneDocumentAndItsLedgerEntry() {
        ExampleNote gone = ExampleNote.at("A.md");
        ExampleNote stays = ExampleNote.at("A.md.md");
        gone.writeTo(index, "herring");
        stays.writeTo(index, "herring");
        index.remove(gone.id());
        index.refresh();
        assertThat(index.ledger()).containsExactly(stays.entry(1));
        assertThat(index.matching("herring", 10, Scope.ALL).hits()).hasSize(1);
    }

    @Test
    void documentsThatDifferInUnicodeFormOnlyAreTwo() {
        ExampleNote composed = ExampleNote.at("Caf\u00e9.md");
        ExampleNote decomposed = ExampleNote.at("Cafe\u0301.md");
        composed.writeTo(index, "herring");
        decomposed.writeTo(index, "mackerel");
        index.remove(decomposed.id());
        index.refresh();
        assertThat(index.ledger()).containsExactly(composed.entry(1));
    }

    @Test
    void aDocumentMayHaveAnIdOfAnyLength() {
        String image = new Random(1)
                .ints(40_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        ExampleNote bookmark = ExampleNote.of("bookmarks", "data:" + image).titled("Heron");
        ExampleNote other = ExampleNote.of("bookmarks", "data:" + image + "z").titled("Stork");
        bookmark.writeTo(index, "herring");
        other.writeTo(index, "mackerel");
        bookmark.writeTo(index, "herring");
        index.refresh();
        assertThat(index.ledger()).containsExactlyInAnyOrder(bookmark.entry(1), other.entry(1));
        assertThat(index.chunksOf(bookmark.id())).hasSize(1);

        index.remove(bookmark.id());
        index.refresh();
        assertThat(index.ledger()).containsExactly(other.entry(1));
        assertThat(index.matching("herring", 10, Scope.ALL).hits()).isEmpty();
    }

    @Test
    void clearingRemovesEverythingAndTheIndexGoesOn() {
        ExampleNote.at("A.md").writeTo(index, "herring", vector());
        index.commit();
        index.clear();
        ExampleNote.at("B.md").writeTo(index, "mackerel", vector());
        index.refresh();
        assertThat(index.ledger()).containsExactly(ExampleNote.at("B.md").entry(1));
        assertThat(index.nearest(vector(), 10, Scope.ALL)).hasSize(1);
        assertThat(index.matching("herring", 10, Scope.ALL).hits()).isEmpty();
    }

    @Test
    void theLedgerKeepsEveryFieldAndEveryFailure() {
        LedgerEntry failed =
                ExampleNote.at("Bad \ud83c\udf7f.md").failed("Bad.md: line 3 is no YAML; close the quote.");
        LedgerEntry excluded = new LedgerEntry(
                new DocumentId("obsidian", "Private.md"),
                "Private.md",
                new Fingerprint(0, -1, 0, false, 0),
                null,
                0,
                null,
                List.of());
        LedgerEntry chat = new LedgerEntry(
                new DocumentId("whatsapp", "Ana: 1"),
                "result.json",
                new Fingerprint(Long.MAX_VALUE, Long.MIN_VALUE, 5, true, -7),
                ContentHash.of("chat"),
                0,
                null,
                List.of(
                        new Omission("system messages", 3, List.of()),
                        new Omission("rows without a time", 1, List.of("line 2: \"gestern\""))));
        for (LedgerEntry entry : List.of(failed, excluded, chat)) {
            index.replace(entry, List.of());
        }
        index.refresh();
        assertThat(index.ledger()).containsExactlyInAnyOrder(failed, excluded, chat);
        assertThat(index.counts()).containsOnly(Map.entry("whatsapp", new IndexCounts(1, 0, 0)));
    }

    @Test
    void countsAreBySourceAndFollowEachRefresh() {
        ExampleNote note = ExampleNote.at("A.md");
        List<Chunk> chunks = note.writeTo(index, "herring", "mackerel");
        ExampleNote.of("whatsapp", "Ana").writeTo(index, "sardine", vector());
        index.attach(Map.of(chunks.get(0).id(), vector()));
        index.refresh();
        assertThat(index.counts())
                .containsOnly(
                        Map.entry("obsidian", new IndexCounts(1, 2, 1)),
                        Map.entry("whatsapp", new IndexCounts(1, 1, 1)));
        index.remove(note.id());
        index.refresh();
        assertThat(index.counts()).containsOnlyKeys("whatsapp");
    }

    @Test
    void chunksOfADocumentComeInTheirOrderAsDoLoadedOnesInThatOfTheIds() {
        ExampleNote note = ExampleNote.at("A.md");
        List<Chunk> chunks = note.writeTo(index, "one", "two", "three", "four");
        index.attach(Map.of(chunks.get(1).id(), vector()));
        index.refresh();
        assertThat(index.chunksOf(note.id())).extracting(EmbeddedChunk::chunk).isEqualTo(chunks);
        List<String> ids = List.of(
                chunks.get(2).id(),
                "f".repeat(32),
                chunks.get(0).id(),
                chunks.get(1).id());
        assertThat(index.load(ids)).containsExactly(chunks.get(2), chunks.get(0), chunks.get(1));
    }

    @Test
    void chunksWithoutVectorComeNewestDocumentFirst() {
        ExampleNote old = ExampleNote.at("A.md").during("2020-01-01T00:00:00Z", null);
        ExampleNote chat = ExampleNote.at("B.md").during("2010-01-01T00:00:00Z", "2024-01-01T00:00:00Z");
        ExampleNote done = ExampleNote.at("C.md").during("2025-01-01T00:00:00Z", null);
        List<Chunk> oldChunks = old.writeTo(index, "one", "two");
        List<Chunk> chatChunks = chat.writeTo(index, "three", "four");
        done.writeTo(index, "five", vector());
        index.refresh();
        assertThat(index.withoutVector(10))
                .containsExactly(chatChunks.get(0), chatChunks.get(1), oldChunks.get(0), oldChunks.get(1));
        assertThat(index.withoutVector(3)).hasSize(3);
    }

    @Test
    void aVectorIsAttachedToAChunkThatIsNotYetSearchable() {
        Chunk chunk = ExampleNote.at("A.md").writeTo(index, "herring").get(0);
        index.attach(Map.of(chunk.id(), vector()));
        index.refresh();
        assertThat(index.withoutVector(10)).isEmpty();
        assertThat(index.matching("herring", 10, Scope.ALL).hits()).hasSize(1);
        assertThat(index.nearest(vector(), 10, Scope.ALL)).hasSize(1);
    }

    @Test
    void aVectorThatComesTooLateBringsNoChunkBack() {
        ExampleNote note = ExampleNote.at("A.md");
        Chunk old = note.writeTo(index, "herring").get(0);
        index.refresh();
        note.writeTo(index, "mackerel");
        index.attach(Map.of(old.id(), vector()));
        index.refresh();
        assertThat(index.chunksOf(note.id())).isEqualTo(note.chunks("mackerel"));
        assertThat(index.matching("herring", 10, Scope.ALL).hits()).isEmpty();
    }

    @Test
    void aCommittedIndexIsThereAfterReopening() {
        ExampleNote note = ExampleNote.at("Games/\ud83c\udfae Ball.md");
        Chunk chunk = note.writeTo(index, "herring", vector());
        index.commit();
        index.close();
        index = open();
        assertThat(index.ledger()).containsExactly(note.entry(1));
        assertThat(index.load(List.of(chunk.id()))).containsExactly(chunk);
        assertThat(index.nearest(vector(), 10, Scope.ALL)).hasSize(1);
    }

    private static LedgerEntry entry(DocumentId document) {
        return new LedgerEntry(
                document, document.key(), new Fingerprint(1, 2, 3, true, 0), ContentHash.of("x"), 1, null, List.of());
    }

    private static Chunk fullChunk() {
        TimeSpan time = new TimeSpan(
                Instant.parse("2018-03-02T01:02:03.123456789Z"),
                Instant.parse("2018-03-04T00:00:00Z"),
                TimeSpan.Basis.MESSAGES);
        Provenance provenance = new Provenance(
                new DocumentId("obsidian", "Games/a:b \ud83c\udfae.md"),
                "Games/a:b \ud83c\udfae.md",
                "Ball",
                List.of("Second", "First", "Second"),
                List.of("game/ouya", "TV"),
                List.of("Rui", "Ana"),
                time,
                "obsidian://open?vault=V");
        return new Chunk(
                "0123456789abcdef0123456789abcdef",
                provenance,
                7,
                List.of("Porting", "OUYA"),
                "first line\n\n\tthird \ud83d\ude00 line",
                12,
                14,
                "block-1",
                List.of(
                        new MessagePlace("id with spaces", Instant.parse("2024-11-04T12:00:00.5Z"), 12, 12),
                        new MessagePlace("", Instant.parse("2024-11-04T12:00:01Z"), 13, 14)),
                List.of("fedcba9876543210fedcba9876543210", "0123456789abcdef0123456789abcdef"),
                ContentHash.of("hash"));
    }
}
