package io.vaultkeeper.bench;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import io.vaultkeeper.SharedData;
import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.ingest.Ingest;
import io.vaultkeeper.ingest.IngestStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The whole pipeline's embedding rate against the machine's limit, on the same texts in the same run. */
final class IndexPart implements Part {
    /** Some 1,500 chunks: with fewer, Java's compiler is a tenth of what is measured, as in the first seconds of a first index. */
    private static final long BYTES = 600_000;

    /** Beyond this a note would be most of the measure. */
    private static final long LARGEST_NOTE = 20_000;

    /** More often takes a hundredth of what is measured. */
    private static final int LOOK_MILLIS = 50;

    private final List<Double> pipeline = new ArrayList<>();
    private final List<Double> embedder = new ArrayList<>();
    private final List<Double> raw = new ArrayList<>();
    private final List<Double> stock = new ArrayList<>();

    @Override
    public void measure(Workshop workshop, Report report) throws IOException, InterruptedException {
        Embedder model = workshop.model();
        Path vault = vault(workshop);
        List<String> texts = texts(vault, model, workshop.folder());
        measure(vault, texts, workshop);
        report.section(
                "Indexing",
                texts.size() + " chunks of " + (SharedData.vaults().isEmpty() ? "a synthetic vault" : "real vaults")
                        + ", chunks a second. The pipeline is all of it: scan, read, cut, embed, index. Ratios are of one"
                        + " round, in which all take turns.");
        report.header("what", "chunks/s", "pipeline's ratio to it");
        report.row("whole pipeline", Stats.of(pipeline), "");
        report.row("its embedder alone", Stats.of(embedder), Stats.ratios(pipeline, embedder));
        report.row("ONNX Runtime alone, tokens ready", Stats.of(raw), Stats.ratios(pipeline, raw));
        report.row("langchain4j's model class", Stats.of(stock), Stats.ratios(pipeline, stock));
    }

    private void measure(Path vault, List<String> texts, Workshop workshop) throws IOException, InterruptedException {
        Embedder model = workshop.model();
        List<String> prefixed = texts.stream().map(text -> "passage: " + text).toList();
        List<TextSegment> segments = prefixed.stream().map(TextSegment::from).toList();
        int middle = texts.size() / 2;
        E5SmallV2QuantizedEmbeddingModel stockModel = new E5SmallV2QuantizedEmbeddingModel();
        try (RawOnnx onnx = new RawOnnx(prefixed)) {
            for (int run = 0; run < Workshop.RUNS; run++) {
                Path folder = workshop.folder();
                // Half of the raw run on either side, as the machine's speed changes by the minute.
                double before = Stopwatch.millis(() -> onnx.run(0, middle));
                pipeline.add(rate(texts, () -> filled(vault, model, folder).close()));
                double after = Stopwatch.millis(() -> onnx.run(middle, texts.size()));
                raw.add(texts.size() / ((before + after) / 1_000));
                embedder.add(rate(texts, () -> model.embedPassages(texts)));
                stock.add(rate(texts, () -> stockModel.embedAll(segments)));
                System.err.printf(
                        "Round %d of %d: pipeline %.1f, raw %.1f, embedder %.1f, stock %.1f chunks/s.%n",
                        run + 1, Workshop.RUNS, pipeline.get(run), raw.get(run), embedder.get(run), stock.get(run));
            }
        }
    }

    private static double rate(List<String> texts, Stopwatch.Work work) throws IOException, InterruptedException {
        return texts.size() / (Stopwatch.millis(work) / 1_000);
    }

    private static ChunkIndex filled(Path vault, Embedder model, Path folder) throws IOException, InterruptedException {
        ChunkIndex index = Workshop.index(folder, model);
        try (Ingest ingest = PrefilledVault.ingest(vault, model, index)) {
            ingest.start();
            Stopwatch.start().await(() -> ingest.status().state() == IngestStatus.State.IDLE, LOOK_MILLIS);
        }
        return index;
    }

    /** What the pipeline gives the model, without prefixes. */
    static List<String> texts(Path vault, Embedder model, Path folder) throws IOException, InterruptedException {
        try (ChunkIndex index = filled(vault, model, folder)) {
            return index.ledger().stream()
                    .flatMap(entry -> index.chunksOf(entry.document()).stream())
                    .map(embedded -> embedded.chunk())
                    .map(Chunk::embeddedText)
                    .toList();
        }
    }

    static Path vault(Workshop workshop) throws IOException {
        if (SharedData.vaults().isEmpty()) {
            return SyntheticVault.ofBytes(workshop.folder(), BYTES);
        }
        Path vault = workshop.folder();
        List<Path> notes = notes();
        long bytes = 0;
        for (int i = 0; i < notes.size() && bytes < BYTES; i++) {
            bytes += Files.size(notes.get(i));
            Files.copy(notes.get(i), vault.resolve(i + ".md"));
        }
        return vault;
    }

    /** Those of all vaults, in an order that is always the same. */
    private static List<Path> notes() throws IOException {
        List<Path> notes = new ArrayList<>();
        for (Path vault : SharedData.vaults()) {
            try (Stream<Path> files = Files.walk(vault)) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .filter(file -> file.toFile().length() < LARGEST_NOTE)
                        .sorted()
                        .forEach(notes::add);
            }
        }
        Collections.shuffle(notes, new Random(1));
        return notes;
    }
}
