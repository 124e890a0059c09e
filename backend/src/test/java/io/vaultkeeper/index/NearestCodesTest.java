package io.vaultkeeper.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestCodesTest {
    private static final int DIMENSIONS = 48;

    private final Random random = new Random(3);
    private final float[] centre = new float[DIMENSIONS];
    private final CodedQuery query = CodedQuery.of(ExampleVectors.random(random, DIMENSIONS), centre);

    @Test
    void theHighestEstimatesAreKeptBelowZeroToo() {
        List<CodedBlock> blocks = List.of(block(0), block(200), block(400));
        NearestCodes nearest = new NearestCodes(450);
        nearest.add(blocks, query, 1_000, number -> true);
        assertThat(nearest.numbers()).containsExactlyInAnyOrder(highest(estimates(blocks, 1_000), 450));
    }

    @Test
    void aFewOfManyComeHighestFirst() {
        List<CodedBlock> blocks = List.of(block(0), block(200), block(400));
        Map<Integer, Float> estimates = estimates(blocks, 0);
        NearestCodes nearest = new NearestCodes(20);
        nearest.add(blocks, query, 0, number -> true);
        List<NearestCodes.Estimate> best = nearest.inOrder();
        assertThat(best).extracting(NearestCodes.Estimate::number).containsExactlyInAnyOrder(highest(estimates, 20));
        assertThat(best)
                .allSatisfy(one -> assertThat(one.value()).isEqualTo(estimates.get(one.number())))
                .isSortedAccordingTo(
                        Comparator.comparing(NearestCodes.Estimate::value).reversed());
    }

    @Test
    void whatIsNotWithinIsLeftOut() {
        NearestCodes nearest = new NearestCodes(500);
        nearest.add(List.of(block(0)), query, 0, number -> number % 4 == 1);
        nearest.add(7, Float.POSITIVE_INFINITY);
        assertThat(nearest.numbers()).hasSize(51).contains(7, 1, 197).doesNotContain(2);
    }

    @Test
    void fewerHitsThanVectorsAreCandidatesAndAtLeastFiveAHit() {
        assertThat(NearestCodes.candidates(0, 10)).isOne();
        assertThat(NearestCodes.candidates(300, 10)).isEqualTo(300);
        assertThat(NearestCodes.candidates(20_000, 10)).isEqualTo(500);
        assertThat(NearestCodes.candidates(20_000, 200)).isEqualTo(1_000);
        assertThat(NearestCodes.candidates(128_000, 10)).isEqualTo(1_000);
        assertThat(NearestCodes.candidates(300, Integer.MAX_VALUE)).isEqualTo(300);
    }

    private Map<Integer, Float> estimates(List<CodedBlock> blocks, int base) {
        Map<Integer, Float> estimates = new HashMap<>();
        for (CodedBlock block : blocks) {
            float[] ofBlock = block.estimates(query);
            IntStream.range(0, block.size()).forEach(i -> estimates.put(base + block.number(i), ofBlock[i]));
        }
        return estimates;
    }

    private CodedBlock block(int from) {
        CodedBlock block = new CodedBlock(DIMENSIONS, 200);
        for (int i = 0; i < 200; i++) {
            float[] vector = ExampleVectors.random(random, DIMENSIONS);
            block.add(from + i, ByteBuffer.wrap(VectorCode.of(vector, centre)));
        }
        return block;
    }

    private static Integer[] highest(Map<Integer, Float> estimates, int most) {
        return estimates.entrySet().stream()
                .sorted(Map.Entry.<Integer, Float>comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toArray(Integer[]::new);
    }
}
