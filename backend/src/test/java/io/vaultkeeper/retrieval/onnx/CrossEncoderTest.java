package io.vaultkeeper.retrieval.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vaultkeeper.embedding.onnx.TinyOnnx;
import io.vaultkeeper.retrieval.RerankingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that gives each word a number; a pair's score is their mean. */
class CrossEncoderTest {
    @TempDir
    private Path folder;

    @Test
    void questionAndTextAreReadTogetherAndScoredInTheirOrder() throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder, 1).pooled();
        CrossEncoder encoder = new CrossEncoder(tiny.write());

        List<Double> scores = encoder.scores("tea", List.of("coffee", "boat sea", "coffee"));

        assertThat(scores.get(0)).isCloseTo(score(tiny, "tea", "coffee"), within(1e-5));
        assertThat(scores.get(1)).isCloseTo(score(tiny, "tea", "boat", "sea"), within(1e-5));
        assertThat(scores.get(2)).isEqualTo(scores.get(0));
    }

    @Test
    void weightsMayLieInTheFolderThatPublishersUse() throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder, 1).pooled().named("onnx/model_quantized.onnx");

        assertThat(new CrossEncoder(tiny.write()).scores("tea", List.of("bread")))
                .first()
                .satisfies(score -> assertThat(score).isCloseTo(score(tiny, "tea", "bread"), within(1e-5)));
    }

    @Test
    void aTextThatIsTooLongIsCut() throws IOException {
        CrossEncoder encoder = new CrossEncoder(TinyOnnx.in(folder, 1).pooled().write());

        assertThat(encoder.scores("tea", List.of("boat ".repeat(5_000), "boat ".repeat(6_000))))
                .allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0))
                .satisfies(scores -> assertThat(scores.get(0)).isEqualTo(scores.get(1)));
    }

    @Test
    void oneThatCannotBeLoadedIsLoadedOnce() throws IOException {
        Path model = TinyOnnx.in(folder, 1).pooled().write();
        byte[] tokenizer = Files.readAllBytes(model.resolve("tokenizer.json"));
        Files.delete(model.resolve("tokenizer.json"));
        CrossEncoder encoder = new CrossEncoder(model);
        assertThatThrownBy(() -> encoder.scores("tea", List.of("boat"))).isInstanceOf(RerankingException.class);
        Files.write(model.resolve("tokenizer.json"), tokenizer);

        assertThatThrownBy(() -> encoder.scores("tea", List.of("boat"))).isInstanceOf(RerankingException.class);
    }

    @Test
    void aFolderWithoutAModelIsNamed() {
        assertThatThrownBy(() -> new CrossEncoder(folder).scores("tea", List.of("boat")))
                .isInstanceOf(RerankingException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("retrieval.reranker");
    }

    @Test
    void aModelThatIsNoCrossEncoderIsToldAsOne() throws IOException {
        CrossEncoder encoder = new CrossEncoder(TinyOnnx.in(folder, 4).write());

        assertThatThrownBy(() -> encoder.scores("tea", List.of("boat"))).isInstanceOf(RerankingException.class);
    }

    @Test
    void brokenWeightsAreToldToo() throws IOException {
        TinyOnnx.in(folder, 1).pooled().write();
        Files.writeString(folder.resolve("model.onnx"), "none");

        assertThatThrownBy(() -> new CrossEncoder(folder).scores("tea", List.of("boat")))
                .isInstanceOf(RerankingException.class);
    }

    private static double score(TinyOnnx tiny, String... words) {
        double mean = Arrays.stream(words)
                .mapToDouble(word -> tiny.vector(word)[0])
                .average()
                .orElseThrow();
        return 1 / (1 + Math.exp(-mean));
    }
}
