package io.vaultkeeper.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void theBestOrderOfPassagesThatHoldSeveralPiecesHasTheFullestFirst() {
        assertThat(new Ranking(List.of(2, 2, 2)).ndcg(10)).isCloseTo(Math.log(2) / Math.log(3), within(1e-9));
        assertThat(new Ranking(List.of(1, 1, 2)).ndcg(10)).isEqualTo(1);
        assertThat(new Ranking(Arrays.asList(1, null)).ndcg(10))
                .isCloseTo(1 / (1 + Math.log(2) / Math.log(3)), within(1e-9));
        assertThat(new Ranking(Arrays.asList(null, null)).ndcg(10)).isZero();
    }

    @Test
    void ofFewSearchesTheSlowestIsTheNinetyFifthPercentile() throws Exception {
        Ranking found = Ranking.of(new Question("1", "x", List.of()), List.of());
        Figures.Sum sum = new Figures.Sum(3);
        for (long millis : List.of(7L, 2L, 40L)) {
            sum.add(found, 0, 0, 0, millis * 1_000_000);
        }
        assertThat(sum.figures().medianMs()).isEqualTo(7);
        assertThat(sum.figures().p95Ms()).isEqualTo(40);
    }
}
