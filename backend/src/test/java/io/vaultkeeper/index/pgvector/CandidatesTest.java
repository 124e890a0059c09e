package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final List<String> STEMS = List.of("reed", "heron");
    private static final Map<String, Long> COUNTS =
            Map.of("reed", 28L, "heron", 53_000L, "+heron", 20_000L, "++heron", 4_800L);

    @Test
    void theMoreMayBeWeighedTheMoreOfACommonWordIsLookedAt() {
        assertThat(Candidates.choose(STEMS, COUNTS, 3_000)).isEqualTo(new Candidates(List.of("reed"), 28, true));
        assertThat(Candidates.choose(STEMS, COUNTS, 12_000))
                .isEqualTo(new Candidates(List.of("reed", "++heron"), 4_828, true));
        assertThat(Candidates.choose(STEMS, COUNTS, 48_000))
                .isEqualTo(new Candidates(List.of("reed", "+heron"), 20_028, true));
        assertThat(Candidates.choose(STEMS, COUNTS, 192_000))
                .isEqualTo(new Candidates(List.of("reed", "heron"), 53_028, false));
    }

    @Test
    void aWordThatIsNowhereMuchIsTakenWholeOrNotAtAll() {
        Map<String, Long> thin = Map.of("heron", 5_000L);
        assertThat(Candidates.choose(List.of("heron"), thin, 3_000)).isEqualTo(new Candidates(List.of(), 0, true));
        assertThat(Candidates.choose(List.of("heron"), thin, 12_000))
                .isEqualTo(new Candidates(List.of("heron"), 5_000, false));
    }
}
