package io.vaultkeeper.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vaultkeeper.index.Hit;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {
    private static final List<Hit> WORDS = List.of(new Hit("a", 20), new Hit("b", 10));
    private static final List<Hit> VECTORS = List.of(new Hit("b", 0.9), new Hit("c", 0.85), new Hit("d", 0.8));

    @Test
    void aScoreIsTheWeighedSumOfItsShareAndItsPlace() {
        List<Found> fused = Fusion.fuse(WORDS, VECTORS, 0.4);
        assertThat(fused).extracting(Found::chunkId).containsExactly("b", "a", "c", "d");
        assertThat(fused.get(0).score()).isCloseTo(0.6 * 0.5 + 0.4, within(1e-9));
        assertThat(fused.get(1).score()).isCloseTo(0.6, within(1e-9));
        assertThat(fused.get(2).score()).isCloseTo(0.4 * 0.5, within(1e-9));
        assertThat(fused.get(3).score()).isZero();
    }

    @Test
    void eachHitSaysByWhichLegsItWasFoundAndHowWell() {
        List<Found> fused = Fusion.fuse(WORDS, VECTORS, 0.4);
        assertThat(fused.get(0).why()).isEqualTo(new Why(new Why.Semantic(1, 0.9), new Why.Keyword(2)));
        assertThat(fused.get(1).why()).isEqualTo(new Why(null, new Why.Keyword(1)));
        assertThat(fused.get(2).why()).isEqualTo(new Why(new Why.Semantic(2, 0.85), null));
    }

    @Test
    void eitherLegMayBeEmpty() {
        assertThat(Fusion.fuse(WORDS, List.of(), 0.4))
                .extracting(Found::chunkId)
                .containsExactly("a", "b");
        assertThat(Fusion.fuse(List.of(), VECTORS, 0.4))
                .extracting(Found::chunkId)
                .containsExactly("b", "c", "d");
        assertThat(Fusion.fuse(List.of(), List.of(), 0.4)).isEmpty();
    }

    @Test
    void equalSimilaritiesCountInFull() {
        List<Hit> equal = List.of(new Hit("a", 0.8), new Hit("b", 0.8));
        assertThat(Fusion.fuse(List.of(), equal, 1))
                .allSatisfy(found -> assertThat(found.score()).isEqualTo(1));
    }

    @Test
    void wordsThatWeighNothingCountInFull() {
        List<Hit> weightless = List.of(new Hit("a", 0), new Hit("b", 0));
        assertThat(Fusion.fuse(weightless, List.of(), 0.4))
                .allSatisfy(found -> assertThat(found.score()).isCloseTo(0.6, within(1e-9)));
    }

    @Test
    void vectorsCountLessTheMoreOfTheQueryIsMatchedByWords() {
        assertThat(Fusion.vectorWeight(1, 0, 0)).isCloseTo(0.1, within(1e-9));
        assertThat(Fusion.vectorWeight(1, 1, 0)).isCloseTo(0.2, within(1e-9));
        assertThat(Fusion.vectorWeight(0, 0, 0)).isCloseTo(0.5, within(1e-9));
        assertThat(Fusion.vectorWeight(0, 1, 0)).isCloseTo(0.7, within(1e-9));
        assertThat(Fusion.vectorWeight(1, 0, 1)).isCloseTo(0.5, within(1e-9));
        assertThat(Fusion.vectorWeight(0, 0, 1)).isCloseTo(1, within(1e-9));
        assertThat(Fusion.vectorWeight(1, 0, 0.5)).isCloseTo(0.3, within(1e-9));
        assertThat(Fusion.foreignVectorWeight(1)).isCloseTo(0.1, within(1e-9));
        assertThat(Fusion.foreignVectorWeight(0)).isCloseTo(0.2, within(1e-9));
    }
}
