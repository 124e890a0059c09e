package io.vaultkeeper.retrieval;

import static io.vaultkeeper.retrieval.PassageExamples.passage;
import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.index.ExampleNote;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
    private static final String TEXT = words(0, 100);

    @Test
    void theBestOfTheCopiesStaysAndTellsOfTheOthers() {
        Passage best = passage(ExampleNote.at("Copy.md").chunk(0, TEXT), 0.9);
        Passage same = passage(ExampleNote.at("Note.md").chunk(0, TEXT), 0.8);
        Passage edited = passage(ExampleNote.at("Edited.md").chunk(0, "NEW, " + TEXT.replace(" ", "  ") + "!"), 0.7);
        Passage other = passage(ExampleNote.at("Other.md").chunk(0, words(500, 600)), 0.6);
        assertThat(NearDuplicates.dropped(List.of(best, same, edited, other)))
                .containsExactly(best.withCopies(List.of(same.chunk(), edited.chunk())), other);
    }

    @Test
    void overlappingTextsAreNoCopies() {
        Passage first = passage(ExampleNote.at("A.md").chunk(0, words(0, 100)), 0.9);
        Passage second = passage(ExampleNote.at("A.md").chunk(1, words(50, 150)), 0.8);
        assertThat(NearDuplicates.dropped(List.of(first, second))).hasSize(2);
    }

    @Test
    void aShortTextUnderAnotherTitleSaysSomethingElse() {
        Passage monday = passage(ExampleNote.at("2024-03-04.md").chunk(0, "Ran 5 km"), 0.9);
        Passage tuesday = passage(ExampleNote.at("2024-03-05.md").chunk(0, "Ran 5 km"), 0.8);
        Passage mondayAgain = passage(ExampleNote.at("Old/2024-03-04.md").chunk(0, "Ran 5 km"), 0.7);
        assertThat(NearDuplicates.dropped(List.of(monday, tuesday, mondayAgain)))
                .containsExactly(monday.withCopies(List.of(mondayAgain.chunk())), tuesday);
    }

    @Test
    void aTextWrittenAnewWithoutItsCapitalsIsNoCopy() {
        Passage rules = passage(ExampleNote.at("RULES.md").chunk(0, TEXT.replace('w', 'W')), 0.9);
        Passage anew = passage(ExampleNote.at("rules, anew.md").chunk(0, TEXT), 0.8);
        Passage fewCapitals = passage(ExampleNote.at("Copy.md").chunk(0, TEXT.replaceFirst("w", "W")), 0.7);
        assertThat(NearDuplicates.dropped(List.of(rules, anew, fewCapitals)))
                .containsExactly(rules, anew.withCopies(List.of(fewCapitals.chunk())));
    }

    @Test
    void whereNoBlanksStandBetweenWordsCopiesAreKnownAllTheSame() {
        String text = "昨天我们在上海的一家小餐馆里吃了晚饭然后沿着江边散步到很晚才回家休息";
        Passage best = passage(ExampleNote.at("Copy.md").chunk(0, text), 0.9);
        Passage same = passage(ExampleNote.at("Note.md").chunk(0, text + "。"), 0.8);
        assertThat(NearDuplicates.dropped(List.of(best, same))).containsExactly(best.withCopies(List.of(same.chunk())));
    }

    private static String words(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    }
}
