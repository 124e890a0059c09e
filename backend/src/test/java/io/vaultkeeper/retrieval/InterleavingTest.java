package io.vaultkeeper.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterleavingTest {
    @Test
    void oneTextsResultStaysAsItIs() {
        List<Found> only = List.of(found("a", 0.9), found("b", 0.1));
        assertThat(Interleaving.of(List.of(only))).isEqualTo(only);
    }

    @Test
    void everyTextsBestComesBeforeAnyTextsSecond() {
        List<Found> strong = List.of(found("a", 0.99), found("b", 0.98), found("c", 0.97));
        List<Found> weak = List.of(found("x", 0.2), found("b", 0.1));
        List<Found> merged = Interleaving.of(List.of(strong, weak));
        assertThat(merged).extracting(Found::chunkId).containsExactly("a", "x", "b", "c");
        assertThat(merged)
                .isSortedAccordingTo(Comparator.comparingDouble(Found::score).reversed());
    }

    @Test
    void textsThatFindNothingTakeNothingAway() {
        List<Found> only = List.of(found("a", 0.9));
        assertThat(Interleaving.of(List.of(List.of(), only, List.of()))).isEqualTo(only);
        assertThat(Interleaving.of(List.of())).isEmpty();
    }

    private static Found found(String id, double score) {
        return new Found(id, score, new Why(null, null));
    }
}
