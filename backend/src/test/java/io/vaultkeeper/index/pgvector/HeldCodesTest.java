package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vaultkeeper.index.ExampleVectors;
import io.vaultkeeper.index.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeldCodesTest {
    private static final int DIMENSIONS = 64;

    private final Random random = new Random(5);
    private final HeldCodes codes = new HeldCodes(DIMENSIONS);

    @Test
    void fewVectorsAreAllAmongTheNearest() {
        List<UUID> chunks = put(7);
        assertThat(nearest(vector(), 500, 500)).containsExactlyInAnyOrderElementsOf(chunks);
    }

    @Test
    void theNearestIsFoundAmongMany() {
        put(3_000);
        float[] wanted = vector();
        UUID chunk = new UUID(1, 1);
        codes.put(chunk, wanted);
        put(3_000);
        assertThat(nearest(wanted, 500, 5)).hasSize(5).contains(chunk);
        assertThat(codes.size()).isEqualTo(6_001);
    }

    @Test
    void aChunkThatGetsAnotherVectorIsFoundByThatAlone() {
        put(3_000);
        UUID chunk = new UUID(1, 1);
        float[] before = vector();
        codes.put(chunk, before);
        float[] after = vector();
        codes.put(chunk, after);
        assertThat(nearest(before, 500, 5)).doesNotContain(chunk);
        assertThat(nearest(after, 500, 5)).contains(chunk);
        assertThat(codes.size()).isEqualTo(3_001);
    }

    @Test
    void theRemovedAreNotFoundAndLeaveTheirPlacesToOthers() {
        List<UUID> early = put(20);
        codes.remove(early.get(3));
        List<UUID> many = put(2_500);
        many.subList(0, 2_000).forEach(codes::remove);
        codes.remove(new UUID(9, 9));
        List<UUID> late = put(2_000);

        List<UUID> left = new ArrayList<>(early);
        left.remove(3);
        left.addAll(many.subList(2_000, 2_500));
        left.addAll(late);
        assertThat(nearest(vector(), 10_000, 10_000)).containsExactlyInAnyOrderElementsOf(left);
        assertThat(codes.size()).isEqualTo(left.size());
        assertThat(codes.has(early.get(3))).isFalse();
        assertThat(codes.has(late.get(0))).isTrue();
    }

    @Test
    void theirScoresAreTheCosinesTheNearestFirst() {
        for (int all : List.of(7, 3_000)) {
            Map<UUID, float[]> vectors = new HashMap<>();
            for (int i = 0; i < all; i++) {
                UUID chunk = new UUID(random.nextLong(), random.nextLong());
                vectors.put(chunk, vector());
                codes.put(chunk, vectors.get(chunk));
            }
            float[] query = vector();
            List<Hit> hits = codes.nearest(query, all, 5);
            List<Double> exact = vectors.values().stream()
                    .map(vector -> ExampleVectors.cosine(query, vector))
                    .sorted(Comparator.reverseOrder())
                    .limit(5)
                    .toList();
            for (int i = 0; i < 5; i++) {
                assertThat(hits.get(i).score()).isCloseTo(exact.get(i), within(3e-5));
            }
            vectors.keySet().forEach(codes::remove);
        }
    }

    private List<UUID> nearest(float[] query, int candidates, int k) {
        return codes.nearest(query, candidates, k).stream()
                .map(hit -> Records.uuid(hit.chunkId()))
                .toList();
    }

    private List<UUID> put(int count) {
        List<UUID> chunks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID chunk = new UUID(random.nextLong(), random.nextLong());
            codes.put(chunk, vector());
            chunks.add(chunk);
        }
        return chunks;
    }

    private float[] vector() {
        return ExampleVectors.random(random, DIMENSIONS);
    }
}
