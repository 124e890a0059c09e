package io.vaultkeeper.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vaultkeeper.embedding.EmbeddedChunk;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a comparison with every vector, of more of them than are compared as they are. */
public abstract class ChunkVectorsContractTest {
    /** Not a multiple of what a word holds. */
    protected static final int DIMENSIONS = 100;

    private static final int NOTES = 60;
    private static final int CHUNKS = 50;
    private static final int K = 10;

    private final Random random = new Random(7);

    /** As text models have it: all of one direction, and in clusters. */
    private final float[] common = ExampleVectors.random(random, DIMENSIONS);

    private final List<float[]> clusters = Stream.generate(() -> ExampleVectors.near(random, common, 0.6))
            .limit(40)
            .toList();
    private final Map<String, float[]> vectors = new LinkedHashMap<>();

    /** The same one each time; the test closes it. */
    protected abstract ChunkIndex open();

    @BeforeEach
    void fill() {
        try (ChunkIndex index = open()) {
            for (int note = 0; note < NOTES; note++) {
                write(index, note);
            }
            index.commit();
        }
    }

    @Test
    void theNearestAreThoseOfAnExactComparison() {
        try (ChunkIndex index = open()) {
            assertThat(recall(index)).isGreaterThan(0.99);
        }
    }

    @Test
    void theyAreInOrderWithTheirCosines() {
        try (ChunkIndex index = open()) {
            float[] query = text();
            List<Hit> found = index.nearest(query, K, Scope.ALL);
            assertThat(found)
                    .isSortedAccordingTo(Comparator.comparingDouble(Hit::score).reversed());
            assertThat(found).allSatisfy(hit -> assertThat(hit.score())
                    .isCloseTo(ExampleVectors.cosine(query, vectors.get(hit.chunkId())), within(1e-4)));
        }
    }

    @Test
    void whatIsReplacedRemovedOrAddedLaterCounts() {
        try (ChunkIndex index = open()) {
            for (int note = 0; note < NOTES; note += 3) {
                vectors.keySet().removeAll(ids(note));
                index.remove(note(note).id());
            }
            for (int note = 1; note < NOTES; note += 3) {
                vectors.keySet().removeAll(ids(note));
                write(index, note);
            }
            write(index, NOTES);
            index.refresh();

            assertThat(recall(index)).isGreaterThan(0.99);
        }
    }

    @Test
    void aScopeHasItsOwnNearest() {
        try (ChunkIndex index = open()) {
            Scope even = new Scope(List.of("0"), List.of(), List.of(), List.of(), List.of(), null, null);
            vectors.keySet()
                    .retainAll(IntStream.range(0, NOTES)
                            .filter(note -> note % 2 == 0)
                            .boxed()
                            .flatMap(note -> ids(note).stream())
                            .toList());
            assertThat(recall(index, even)).isGreaterThan(0.99);
        }
    }

    @Test
    void anEmptiedIndexHasNone() {
        try (ChunkIndex index = open()) {
            index.clear();
            index.refresh();
            assertThat(index.nearest(text(), K, Scope.ALL)).isEmpty();
            vectors.clear();
            write(index, 3);
            index.refresh();
            assertThat(recall(index)).isGreaterThan(0.99);
        }
    }

    /** Asked for far more than is compared of them otherwise. */
    @Test
    void allAreFoundWhereAllAreAskedFor() {
        try (ChunkIndex index = open()) {
            assertThat(index.nearest(text(), NOTES * CHUNKS, Scope.ALL))
                    .extracting(Hit::chunkId)
                    .containsExactlyInAnyOrderElementsOf(vectors.keySet());
        }
    }

    /** Half of the notes at once with their vectors, the others in two steps, some in segments of their own. */
    private void write(ChunkIndex index, int number) {
        ExampleNote note = note(number);
        List<EmbeddedChunk> chunks = IntStream.range(0, CHUNKS)
                .mapToObj(i -> new EmbeddedChunk(note.chunk(i, "text " + i), text()))
                .toList();
        Map<String, float[]> fresh =
                chunks.stream().collect(Collectors.toMap(chunk -> chunk.chunk().id(), EmbeddedChunk::vector));
        if (number % 2 == 0) {
            index.replace(note.entry(CHUNKS), chunks);
        } else {
            index.replace(
                    note.entry(CHUNKS),
                    chunks.stream()
                            .map(chunk -> new EmbeddedChunk(chunk.chunk(), null))
                            .toList());
            index.attach(fresh);
        }
        if (number % 20 == 0) {
            index.refresh();
        }
        vectors.putAll(fresh);
    }

    private static ExampleNote note(int number) {
        return ExampleNote.at(number % 2 + "/" + number + ".md");
    }

    private static List<String> ids(int number) {
        return IntStream.range(0, CHUNKS)
                .mapToObj(i -> note(number).chunk(i, "text " + i).id())
                .toList();
    }

    private float[] text() {
        return ExampleVectors.near(random, clusters.get(random.nextInt(clusters.size())), 0.8);
    }

    private double recall(ChunkIndex index) {
        return recall(index, Scope.ALL);
    }

    private double recall(ChunkIndex index, Scope scope) {
        return Stream.generate(this::text)
                .limit(60)
                .mapToDouble(query -> recall(index, scope, query))
                .average()
                .orElse(0);
    }

    private double recall(ChunkIndex index, Scope scope, float[] query) {
        List<String> exact = vectors.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -ExampleVectors.cosine(query, entry.getValue())))
                .limit(K)
                .map(Map.Entry::getKey)
                .toList();
        return index.nearest(query, K, scope).stream()
                        .filter(hit -> exact.contains(hit.chunkId()))
                        .count()
                / (double) K;
    }
}
