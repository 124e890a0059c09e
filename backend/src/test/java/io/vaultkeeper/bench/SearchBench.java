package io.vaultkeeper.bench;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.ExampleVectors;
import io.vaultkeeper.index.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Latency of the index by itself, and recall@10 of its vectors against an exact search, at 20,000 and 100,000 chunks: a
 * report, not a test. Vectors lie in clusters, as those of texts do; words follow Zipf's law.
 */
public final class SearchBench {
    private static final int DIMENSIONS = 384;
    private static final int CHUNKS_PER_NOTE = 10;
    private static final int CLUSTERS = 400;
    private static final double SPREAD = 0.8;
    private static final int WORDS_PER_CHUNK = 120;
    private static final int VOCABULARY = 40_000;
    private static final int QUERIES = 100;

    private final Random random = new Random(1);
    private final List<float[]> centres = IntStream.range(0, CLUSTERS)
            .mapToObj(i -> ExampleVectors.random(random, DIMENSIONS))
            .toList();
    private final List<Chunk> chunks = new ArrayList<>();

    private SearchBench() {}

    /** @param args numbers of chunks; 20,000 and 100,000 where there are none */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<Integer> sizes = args.length == 0
                ? List.of(20_000, 100_000)
                : Arrays.stream(args).map(Integer::valueOf).toList();
        System.out.println(
                "| chunks | fill s | vectors, 10 of | vectors, 100 of | vectors in 1 % | words | counts | ledger"
                        + " | newest 64 waiting | replace and refresh | recall@10 |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (int size : sizes) {
            new SearchBench().measure(size);
        }
    }

    private void measure(int size) throws IOException, InterruptedException {
        try (ScratchIndex scratch = ScratchIndex.open(DIMENSIONS)) {
            ChunkIndex index = scratch.index();
            double fill = Stopwatch.millis(() -> fill(index, size)) / 1_000;
            Scope hundredth = new Scope(List.of("F0"), List.of(), List.of(), List.of(), List.of(), null, null);
            System.out.printf(
                    "| %,d | %.1f | %s | %s | %s | %s | %s | %s | %s | %s | %.3f |%n",
                    size,
                    fill,
                    median(() -> index.nearest(query(), 10, Scope.ALL)),
                    median(() -> index.nearest(query(), 100, Scope.ALL)),
                    median(() -> index.nearest(query(), 10, hundredth)),
                    median(() -> index.matching(words(6), 100, Scope.ALL)),
                    median(index::counts),
                    median(index::ledger),
                    median(() -> index.withoutVector(64)),
                    median(() -> replaceOne(index)),
                    new Recall(index)
                            .at10(Stream.generate(this::query).limit(QUERIES).toList()));
        }
    }

    /** As ingest does: words first, then the vectors in batches. */
    private void fill(ChunkIndex index, int size) {
        for (int note = 0; chunks.size() < size; note++) {
            ExampleNote example = note(note);
            List<EmbeddedChunk> written = IntStream.range(0, CHUNKS_PER_NOTE)
                    .mapToObj(i -> new EmbeddedChunk(example.chunk(i, words(WORDS_PER_CHUNK)), null))
                    .toList();
            index.replace(example.entry(CHUNKS_PER_NOTE), written);
            written.forEach(chunk -> chunks.add(chunk.chunk()));
        }
        index.refresh();
        for (int from = 0; from < size; from += 64) {
            List<Chunk> batch = chunks.subList(from, Math.min(from + 64, size));
            index.attach(batch.stream().collect(Collectors.toMap(Chunk::id, chunk -> query())));
        }
        index.commit();
        index.refresh();
    }

    private void replaceOne(ChunkIndex index) {
        ExampleNote extra = ExampleNote.at("Extra.md");
        index.replace(extra.entry(1), List.of(new EmbeddedChunk(extra.chunk(0, words(WORDS_PER_CHUNK)), query())));
        index.refresh();
    }

    private static ExampleNote note(int number) {
        return ExampleNote.at("F" + number % 100 + "/" + number + ".md");
    }

    private float[] query() {
        return ExampleVectors.near(random, centres.get(random.nextInt(CLUSTERS)), SPREAD);
    }

    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "w" + (int) Math.pow(VOCABULARY, random.nextDouble()))
                .collect(Collectors.joining(" "));
    }

    /** Of the runs' medians, after one run to warm up. */
    private static String median(Stopwatch.Work search) throws IOException, InterruptedException {
        List<Double> runs = new ArrayList<>();
        for (int run = 0; run <= Workshop.RUNS; run++) {
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < QUERIES; i++) {
                millis.add(Stopwatch.millis(search));
            }
            runs.add(Stats.of(millis).median());
        }
        return Stats.of(runs.subList(1, runs.size())) + " ms";
    }
}
