package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vaultkeeper.index.ExampleVectors;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FineCodesTest {
    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 383, 384})
    void theirEstimatesAreTheDotProductsToSomeDigits(int dimensions) {
        float[] centre = ExampleVectors.random(random, dimensions);
        float[] query = ExampleVectors.near(random, centre, 0.7);
        FineCodes codes = new FineCodes(dimensions);
        double constant = ExampleVectors.cosine(query, centre);
        for (int place = 0; place < 1_100; place++) {
            codes.set(place, ExampleVectors.random(random, dimensions), centre);
            float[] vector = ExampleVectors.near(random, centre, 0.7);
            codes.set(place, vector, centre);
            assertThat(codes.estimate(place, query) + constant)
                    .isCloseTo(ExampleVectors.cosine(query, vector), within(3e-5));
        }
        codes.set(0, centre, centre);
        assertThat(codes.estimate(0, query)).isZero();
    }
}
