package io.vaultkeeper.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodedBlockTest {
    private static final int SIZE = 1_000;

    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 100, 384, 1_000})
    void itsEstimatesAreTheDotProductsWithoutBias(int dimensions) {
        float[] centre = ExampleVectors.random(random, dimensions);
        List<float[]> vectors = Stream.generate(() -> ExampleVectors.near(random, centre, 0.7))
                .limit(SIZE)
                .toList();
        float[] query = ExampleVectors.near(random, centre, 0.7);

        float[] estimates = estimates(vectors, query, centre);
        double[] errors = IntStream.range(0, SIZE)
                .mapToDouble(i -> estimates[i] + same(query, centre) - ExampleVectors.cosine(query, vectors.get(i)))
                .toArray();

        double one = 0.5 / Math.sqrt(dimensions); // of lengths below 0.7 each, in two bits
        assertThat(IntStream.range(0, SIZE)
                        .mapToDouble(i -> errors[i] * errors[i])
                        .average()
                        .orElseThrow())
                .isLessThan(one * one);
        assertThat(IntStream.range(0, SIZE)
                        .mapToDouble(i -> errors[i])
                        .average()
                        .orElseThrow())
                .isCloseTo(0, within(one / 3));
    }

    @Test
    void theCentreItselfHasAnEstimateToo() {
        float[] centre = ExampleVectors.random(random, 40);
        float[] query = ExampleVectors.random(random, 40);
        assertThat(estimates(List.of(centre), query, centre)[0] + same(query, centre))
                .isCloseTo((float) ExampleVectors.cosine(query, centre), within(1e-5f));
        assertThat(estimates(List.of(query), centre, centre)).doesNotContain(Float.NaN);
    }

    /** A query's product with the centre, less the centre's with itself: what estimates leave out. */
    private static float same(float[] query, float[] centre) {
        return (float) (ExampleVectors.cosine(query, centre) - ExampleVectors.cosine(centre, centre));
    }

    private static float[] estimates(List<float[]> vectors, float[] query, float[] centre) {
        CodedBlock block = new CodedBlock(centre.length, vectors.size());
        for (float[] vector : vectors) {
            assertThat(block.isFull()).isFalse();
            block.add(block.size(), ByteBuffer.wrap(VectorCode.of(vector, centre)));
        }
        return block.estimates(CodedQuery.of(query, centre));
    }
}
