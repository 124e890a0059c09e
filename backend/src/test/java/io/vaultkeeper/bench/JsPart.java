package io.vaultkeeper.bench;

import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.onnx.OnnxEmbedder;
import io.vaultkeeper.index.ExampleVectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The embedder's rate against that of transformers.js on WebAssembly and one thread, which plugins use where there is no GPU. */
final class JsPart implements Part {
    private static final int ROUNDS = 3;
    private static final int TEXTS_A_ROUND = 100;

    private final List<Double> ours = new ArrayList<>();
    private final List<Double> oneThread = new ArrayList<>();
    private final List<Double> plain = new ArrayList<>();
    private final List<Double> asItComes = new ArrayList<>();
    private double leastCosine = 1;

    @Override
    public void measure(Workshop workshop, Report report) throws IOException, InterruptedException {
        List<String> texts = IndexPart.texts(IndexPart.vault(workshop), workshop.model(), workshop.folder());
        TransformersJs js = TransformersJs.in(workshop.folder());
        try (Embedder single = OnnxEmbedder.builtin(EmbeddingSettings.DEFAULTS, workshop.nativeFolder(), 1)) {
            single.embedQuery("warm up");
            for (int round = 0; round < ROUNDS; round++) {
                int size = Math.min(TEXTS_A_ROUND, texts.size() / ROUNDS);
                round(texts.subList(round * size, (round + 1) * size), workshop.model(), single, js);
            }
        }
        report.section(
                "Against transformers.js",
                String.format(
                        "Embedding alone, the same model file and texts: %,d texts in %d rounds, in which all take turns;"
                                + " texts a second. transformers.js takes one text a call on one thread, which is faster"
                                + " than padded batches. Its vectors are ours: the least cosine of a pair is %.4f.",
                        plain.isEmpty() ? 0 : ROUNDS * Math.min(TEXTS_A_ROUND, texts.size() / ROUNDS),
                        ROUNDS,
                        leastCosine));
        report.header("what", "texts/s", "our ratio to it", "one thread's ratio to it");
        row(report, "our embedder, a worker a core", ours);
        row(report, "our embedder, one worker", oneThread);
        row(report, "transformers.js, given ONNX Runtime's plain WebAssembly", plain);
        row(report, "transformers.js as it comes (the build that can use WebGPU)", asItComes);
    }

    private void row(Report report, String what, List<Double> rates) {
        report.row(what, Stats.of(rates), Stats.ratios(ours, rates), Stats.ratios(oneThread, rates));
    }

    private void round(List<String> texts, Embedder model, Embedder single, TransformersJs js)
            throws IOException, InterruptedException {
        List<float[]> vectors = new ArrayList<>();
        ours.add(rate(texts, () -> vectors.addAll(model.embedPassages(texts))));
        oneThread.add(rate(texts, () -> single.embedPassages(texts)));
        plain.add(rate(js.embed(texts, "plain"), vectors));
        asItComes.add(rate(js.embed(texts, "default"), vectors));
        System.err.printf(
                "Ours %.1f, on one thread %.1f, transformers.js %.1f and %.1f texts/s.%n",
                last(ours), last(oneThread), last(plain), last(asItComes));
    }

    private static double rate(List<String> texts, Stopwatch.Work work) throws IOException, InterruptedException {
        return texts.size() / (Stopwatch.millis(work) / 1_000);
    }

    private double rate(TransformersJs.Embedded embedded, List<float[]> vectors) throws IOException {
        leastCosine = IntStream.range(0, vectors.size())
                .mapToDouble(i ->
                        ExampleVectors.cosine(vectors.get(i), embedded.vectors().get(i)))
                .reduce(leastCosine, Math::min);
        if (leastCosine < 0.99) {
            throw new IOException("transformers.js gave other vectors: the least cosine is " + leastCosine);
        }
        return vectors.size() / embedded.seconds();
    }

    private static double last(List<Double> figures) {
        return figures.get(figures.size() - 1);
    }
}
