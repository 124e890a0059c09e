package io.vaultkeeper.chunking;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.Section;
import io.vaultkeeper.document.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Counts a token a word. */
class NoteChunkerTest {
    private static final TokenCounter WORDS =
            text -> text.isBlank() ? 0 : text.strip().split("\\s+").length;
    private static final int TARGET = 40;

    private final NoteChunker chunker = new NoteChunker(WORDS, new ChunkSize(TARGET, 80));

    @Test
    void wholeBlocksArePackedUpToTheTarget() {
        List<Chunk> chunks = chunk("Note", section(List.of(), words(1, 20), words(3, 20), words(5, 20), words(7, 20)));
        assertThat(chunks).hasSize(2);
        assertThat(chunks.get(0).startLine()).isEqualTo(1);
        assertThat(chunks.get(0).endLine()).isEqualTo(3);
        assertThat(chunks.get(1).text())
                .isEqualTo(words(5, 20).text() + "\n\n" + words(7, 20).text());
    }

    @Test
    void noCrumbIsLeft() {
        for (int count = 1; count < 400; count++) {
            List<Block> lines = new ArrayList<>();
            for (int line = 1; line <= count; line++) {
                lines.add(words(line, 1));
            }
            List<Chunk> chunks = chunk("Note", new Section(List.of(), lines));
            assertThat(chunks).as("%d words", count).allSatisfy(chunk -> assertThat(WORDS.count(chunk.text()))
                    .isBetween(chunks.size() == 1 ? 1 : TARGET / 2, TARGET * 5 / 4));
        }
    }

    @Test
    void aTableIsCutBetweenRows() {
        String row = "| one two three |\n";
        Block table = new Block(Kind.TABLE, row.repeat(40).strip(), 5, 44, "t");
        List<Chunk> chunks = chunk("Note", section(List.of(), table));
        assertThat(chunks).hasSizeGreaterThan(3).allSatisfy(chunk -> {
            assertThat(chunk.text().lines()).allMatch(line -> line.equals(row.strip()));
            assertThat(chunk.text().lines().count()).isEqualTo(chunk.endLine() - chunk.startLine() + 1);
            assertThat(chunk.blockId()).isEqualTo("t");
        });
        assertThat(chunks.get(chunks.size() - 1).endLine()).isEqualTo(44);
    }

    @Test
    void aFenceStaysWholeWhereTheModelTakesIt() {
        Block heading = new Block(Kind.HEADING, "# Code", 1, 1, null);
        Block fence = new Block(Kind.CODE, "```\n" + "call one two\n".repeat(22) + "```", 2, 25, null);

        assertThat(chunk("Note", section(List.of("Code"), heading, fence)))
                .singleElement()
                .satisfies(
                        chunk -> assertThat(chunk.text()).startsWith("# Code").endsWith("```"));
    }

    @Test
    void aListItemThatTheModelDoesNotTakeIsCutToTheTarget() {
        Block item = new Block(Kind.LIST_ITEM, "- one two three\n".repeat(40).strip(), 1, 40, null);

        assertThat(chunk("Note", section(List.of(), item)))
                .hasSizeGreaterThan(2)
                .allSatisfy(chunk -> assertThat(WORDS.count(chunk.text())).isLessThanOrEqualTo(TARGET * 5 / 4));
    }

    @Test
    void proseIsCutBetweenSentences() {
        String sentence = "The quick fox jumps over the lazy dog again. ";
        Block prose = new Block(Kind.PARAGRAPH, sentence.repeat(20).strip(), 1, 1, null);
        assertThat(chunk("Note", section(List.of(), prose)))
                .hasSizeGreaterThan(2)
                .allSatisfy(chunk -> assertThat(chunk.text()).startsWith("The").endsWith("again."));
    }

    @Test
    void theChunksOfACutParagraphKnowThoseBesideThem() {
        String sentence = "The quick fox jumps over the lazy dog again. ";
        Block before = words(1, 48);
        Block prose = new Block(Kind.PARAGRAPH, sentence.repeat(14).strip(), 3, 3, null);
        List<Chunk> chunks = chunk("Note", section(List.of(), before, prose, words(5, 48)));
        List<String> ids = chunks.stream().map(Chunk::id).toList();

        assertThat(chunks).extracting(Chunk::startLine).containsExactly(1, 3, 3, 3, 5);
        assertThat(chunks)
                .extracting(Chunk::parts)
                .containsExactly(List.of(), ids.subList(1, 4), ids.subList(1, 4), ids.subList(1, 4), List.of());
    }

    @Test
    void aHeadingStaysWithItsText() {
        Block heading = new Block(Kind.HEADING, "# Top", 1, 1, null);
        List<Chunk> chunks = chunk("Note", section(List.of("Top"), heading, words(2, 45), words(4, 45)));
        assertThat(chunks.get(0).text()).startsWith("# Top\nw");
    }

    @Test
    void aHeadingWithoutTextIsCarriedByThoseBelowIt() {
        Section top = section(List.of("Top"), new Block(Kind.HEADING, "# **Top**", 1, 1, null));
        Section below = section(List.of("Top", "Sub"), new Block(Kind.HEADING, "## Sub", 2, 2, null), words(3, 5));
        Section last = section(List.of("Last"), new Block(Kind.HEADING, "# Last", 5, 5, null));
        assertThat(chunk("Note", top, below, last))
                .extracting(Chunk::text)
                .containsExactly("## Sub\n" + words(3, 5).text(), "# Last");
    }

    @Test
    void anEmptyNoteIsFoundByItsTitle() {
        Chunk chunk = chunk("Only a title").get(0);
        assertThat(chunk.text()).isEqualTo("Only a title");
        assertThat(List.of(chunk.startLine(), chunk.endLine())).containsExactly(1, 1);
    }

    @Test
    void idsAreTheSameForTheSameTextAndDifferForCopies() {
        List<Chunk> before = chunk("Note", section(List.of(), words(1, 30)), section(List.of(), words(9, 30)));
        List<Chunk> after = chunk("Renamed", section(List.of("New"), words(1, 9)), section(List.of(), words(40, 30)));
        assertThat(before).extracting(Chunk::id).doesNotHaveDuplicates();
        assertThat(before.get(0).hash()).isEqualTo(before.get(1).hash());
        assertThat(after.get(1).id()).isEqualTo(before.get(0).id());
        assertThat(after.get(1).hash()).isEqualTo(before.get(0).hash());
    }

    @Test
    void longTitlesAndHeadingsLeaveRoomForTheText() {
        String longTitle = "Título ".repeat(80);
        String header = ChunkHeader.of(longTitle, List.of("first ".repeat(40), "middle", "the nearest"));
        assertThat(header)
                .startsWith("Título")
                .contains("…")
                .endsWith(" > … > middle > the nearest\n")
                .hasSizeLessThan(130);
        assertThat(ChunkHeader.of("T", List.of("x".repeat(500))))
                .startsWith("T > x")
                .hasSizeLessThan(130);
        assertThat(ChunkHeader.of("👍".repeat(200), List.of()))
                .hasSizeLessThan(130)
                .doesNotContain("\uD83D…");
        assertThat(ChunkHeader.of("Same", List.of("same", "Sub"))).isEqualTo("Same > Sub\n");
    }

    private List<Chunk> chunk(String title, Section... sections) {
        DocumentId id = new DocumentId("obsidian", "Note.md");
        TimeSpan time = new TimeSpan(Instant.EPOCH, null, TimeSpan.Basis.FILE);
        Provenance provenance =
                new Provenance(id, "Note.md", title, List.of(), List.of(), List.of(), time, (@Nullable String) null);
        return chunker.chunk(provenance, List.of(sections));
    }

    private static Section section(List<String> headings, Block... blocks) {
        return new Section(headings, List.of(blocks));
    }

    private static Block words(int line, int count) {
        return new Block(Kind.LIST_ITEM, "w ".repeat(count).strip(), line, line, null);
    }
}
