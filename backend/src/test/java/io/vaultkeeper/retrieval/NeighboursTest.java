package io.vaultkeeper.retrieval;

import static io.vaultkeeper.retrieval.PassageExamples.passage;
import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.index.ExampleNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final ExampleNote NOTE = ExampleNote.at("Games/Ball.md");
    private static final List<String> PORTING = List.of("Porting");

    @Test
    void neighboursOfOneSectionBecomeOnePassageWithTheBestOnesNameAndRank() {
        Passage second = passage(NOTE.chunk(1, PORTING, "three\nfour", 14, 15), 0.9);
        Passage first = passage(NOTE.chunk(0, PORTING, "one\ntwo", 11, 12), 0.8);
        List<Passage> joined = Neighbours.joined(List.of(second, first), 5);
        assertThat(joined).singleElement().satisfies(passage -> {
            assertThat(passage.chunk().id()).isEqualTo(second.chunk().id());
            assertThat(passage.chunk().text()).isEqualTo("one\ntwo\n\nthree\nfour");
            assertThat(passage.chunk().startLine()).isEqualTo(11);
            assertThat(passage.chunk().endLine()).isEqualTo(15);
            assertThat(passage.chunk().ordinal()).isZero();
            assertThat(passage.score()).isEqualTo(0.9);
            assertThat(passage.why()).isEqualTo(second.why());
        });
    }

    @Test
    void whatIsJoinedTellsOfAllCopies() {
        Chunk copy = ExampleNote.at("Old/Ball.md").chunk(0, PORTING, "one\ntwo", 1, 2);
        Chunk other = ExampleNote.at("Old/Bat.md").chunk(0, PORTING, "three\nfour", 1, 2);
        Passage first = passage(NOTE.chunk(0, PORTING, "one\ntwo", 11, 12), 0.8).withCopies(List.of(copy));
        Passage second =
                passage(NOTE.chunk(1, PORTING, "three\nfour", 14, 15), 0.9).withCopies(List.of(other));
        assertThat(Neighbours.joined(List.of(second, first), 5))
                .singleElement()
                .satisfies(passage -> assertThat(passage.copies()).containsExactly(copy, other));
    }

    @Test
    void aNeighbourThatScoresFarLessStaysApart() {
        Passage good = passage(NOTE.chunk(0, PORTING, "one\ntwo", 11, 12), 0.9);
        Passage weak = passage(NOTE.chunk(1, PORTING, "three\nfour", 13, 14), 0.7);
        assertThat(Neighbours.joined(List.of(good, weak), 5)).containsExactly(good, weak);
    }

    @Test
    void otherSectionsOtherNotesAndGapsStayApart() {
        List<Passage> passages = List.of(
                passage(NOTE.chunk(0, PORTING, "one"), 0.9),
                passage(NOTE.chunk(1, List.of("Other"), "two"), 0.8),
                passage(NOTE.chunk(3, List.of("Other"), "four"), 0.7),
                passage(ExampleNote.at("Games/Bat.md").chunk(1, PORTING, "two"), 0.6));
        assertThat(Neighbours.joined(passages, 5)).isEqualTo(passages);
    }

    @Test
    void linesThatOverlapStandOnce() {
        Chunk first = NOTE.chunk(0, PORTING, "one\ntwo\nthree", 1, 3);
        Chunk second = NOTE.chunk(1, PORTING, "two\nthree\nfour", 2, 4);
        assertThat(join(first, second)).isEqualTo("one\ntwo\nthree\nfour");
    }

    @Test
    void equalLinesOfDifferentPlacesStandTwice() {
        Chunk first = NOTE.chunk(0, PORTING, "- [ ] call\n---", 1, 2);
        Chunk second = NOTE.chunk(1, PORTING, "---\n- [ ] write", 3, 4);
        assertThat(join(first, second)).isEqualTo("- [ ] call\n---\n---\n- [ ] write");
    }

    @Test
    void partsOfOneLongLineAreOneLineAgain() {
        Chunk first = NOTE.chunk(0, PORTING, "a long line", 1, 1);
        Chunk second = NOTE.chunk(1, PORTING, "goes on\nand ends", 1, 2);
        assertThat(join(first, second)).isEqualTo("a long line goes on\nand ends");
    }

    @Test
    void windowsOfAConversationShareTheirMessagesAndSpanTheirTime() {
        ExampleNote before = ExampleNote.of("whatsapp", "Ana")
                .by("Ana", "Rui")
                .during("2024-01-01T10:00:00Z", "2024-01-01T10:05:00Z");
        ExampleNote after = before.by("Rui", "Eva").during("2024-01-01T10:03:00Z", "2024-01-01T10:09:00Z");
        Chunk first = before.chunk(0, List.of(), "Ana: hi\nRui: hello", 0, 0);
        Chunk second = after.chunk(1, List.of(), "Rui: hello\nAna: bye", 0, 0);
        Chunk joined = Neighbours.joined(List.of(passage(first, 0.9), passage(second, 0.8)), 5)
                .get(0)
                .chunk();
        assertThat(joined.text()).isEqualTo("Ana: hi\nRui: hello\nAna: bye");
        assertThat(joined.startLine()).isZero();
        assertThat(joined.provenance().participants()).containsExactly("Ana", "Rui", "Eva");
        assertThat(joined.provenance().time().from()).isEqualTo(Instant.parse("2024-01-01T10:00:00Z"));
        assertThat(joined.provenance().time().to()).isEqualTo(Instant.parse("2024-01-01T10:09:00Z"));
    }

    @Test
    void placesSavedByJoiningGoToFurtherPassagesBestFirst() {
        List<Passage> passages = List.of(
                passage(NOTE.chunk(0, "one"), 0.9),
                passage(NOTE.chunk(1, "two"), 0.8),
                passage(ExampleNote.at("A.md").chunk(0, "a"), 0.7),
                passage(ExampleNote.at("B.md").chunk(0, "b"), 0.6));
        assertThat(Neighbours.joined(passages, 2)).extracting(Passage::score).containsExactly(0.9, 0.7);
        assertThat(Neighbours.joined(passages, 9)).hasSize(3);
        assertThat(Neighbours.joined(List.of(), 3)).isEmpty();
    }

    @Test
    void aPassageDoesNotGrowWithoutEnd() {
        List<Passage> section = IntStream.range(0, 10)
                .mapToObj(i -> passage(NOTE.chunk(i, "line " + i), 1 - i / 100.0))
                .toList();
        assertThat(Neighbours.joined(section, 10))
                .allSatisfy(
                        passage -> assertThat(passage.chunk().text().lines()).hasSizeLessThanOrEqualTo(4));
    }

    @Test
    void windowsOverAnyTextJoinToThatText() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<String> lines = IntStream.range(0, 4 + random.nextInt(20))
                    .mapToObj(i -> random.nextInt(4) == 0 ? "" : "line " + random.nextInt(5))
                    .toList();
            List<Chunk> windows = new ArrayList<>();
            int from = 0;
            int to = 0;
            while (to < lines.size()) {
                to = Math.min(lines.size(), Math.max(to + 1, from + 1 + random.nextInt(5)));
                String text = String.join("\n", lines.subList(from, to));
                windows.add(NOTE.chunk(windows.size(), PORTING, text, from + 1, to));
                from = to - random.nextInt(Math.min(3, to - from));
            }
            assertThat(JoinedText.of(windows)).as("seed " + seed).isEqualTo(String.join("\n", lines));
        }
    }

    private static String join(Chunk... chunks) {
        return JoinedText.of(List.of(chunks));
    }
}
