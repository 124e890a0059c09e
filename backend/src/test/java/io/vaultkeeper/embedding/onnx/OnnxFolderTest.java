package io.vaultkeeper.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxFolderTest {
    private static final Path NATIVES = Path.of("target/native");

    @TempDir
    private Path folder;

    @Test
    void weightsAndTokenizerAreEnough() throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder.resolve("blend"), 24);
        try (OnnxEmbedder embedder = open(tiny.write())) {
            assertThat(embedder.space().dimensions()).isEqualTo(24);
            assertThat(embedder.space().provider()).isEqualTo("onnx");
            assertThat(embedder.space().model()).isEqualTo("blend");
            assertThat(embedder.tokens().count("tea and bread")).isEqualTo(3);
            assertSame(embedder.embedQuery("tea sea"), mean(tiny, "[CLS]", "tea", "sea", "[SEP]"));
        }
    }

    @Test
    void aFolderThatTellsOfItselfIsBelieved() throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder, 24)
                .with(
                        "config.json",
                        "{\"hidden_size\": 24, \"model_type\": \"xlm-roberta\", \"max_position_embeddings\": 514}")
                .with("tokenizer_config.json", "{\"model_max_length\": 1e30}")
                .with("1_Pooling/config.json", "{\"word_embedding_dimension\": 24, \"pooling_mode_cls_token\": true}");
        try (OnnxEmbedder embedder = open(tiny.write())) {
            assertThat(embedder.space().maxTokens()).isEqualTo(510);
            assertSame(embedder.embedQuery("tea sea"), tiny.vector("[CLS]"));
        }
    }

    @Test
    void theLastTokensVectorIsTakenWhereTheFolderSaysSo() throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder, 24).with("1_Pooling/config.json", "{\"pooling_mode_lasttoken\": true}");
        try (OnnxEmbedder embedder = open(tiny.write())) {
            assertSame(embedder.embedQuery("tea sea"), tiny.vector("[SEP]"));
        }
    }

    @Test
    void aKnownNameBringsPrefixesAndLimits() throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder.resolve("multilingual-e5-large"), 1024)
                .withInputs("input_ids", "attention_mask", "token_type_ids");
        try (OnnxEmbedder embedder = open(tiny.write())) {
            assertThat(embedder.space().dimensions()).isEqualTo(1024);
            assertThat(embedder.space().maxTokens()).isLessThanOrEqualTo(510);
            assertSame(embedder.embedQuery("tea"), mean(tiny, "[CLS]", "query", ":", "tea", "[SEP]"));
            assertSame(
                    embedder.embedPassages(List.of("tea")).get(0), mean(tiny, "[CLS]", "passage", ":", "tea", "[SEP]"));
        }
    }

    @Test
    void prefixesOfTheSettingsGoFirst() throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder.resolve("multilingual-e5-large"), 1024);
        try (OnnxEmbedder embedder = OnnxEmbedder.ofFolder(settings(tiny.write(), "boat "), NATIVES, 1)) {
            assertSame(embedder.embedQuery("tea"), mean(tiny, "[CLS]", "boat", "tea", "[SEP]"));
        }
    }

    @Test
    void numbersMayBeInAFileOfTheirOwn() throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder, 24).withExternalData();
        try (OnnxEmbedder embedder = open(tiny.write())) {
            assertSame(embedder.embedQuery("sea"), mean(tiny, "[CLS]", "sea", "[SEP]"));
        }
    }

    @Test
    void aModelThatPoolsItselfIsTakenAtItsWord() throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder, 24).pooled();
        try (OnnxEmbedder embedder = open(tiny.write())) {
            assertSame(embedder.embedQuery("sea"), mean(tiny, "[CLS]", "sea", "[SEP]"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"model_quantized.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx"})
    void weightsHaveTheirUsualNames(String name) throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder, 24).named(name);
        try (OnnxEmbedder embedder = open(tiny.write())) {
            assertThat(embedder.embedQuery("sea")).hasSize(24);
        }
    }

    @Test
    void positionsAreGivenToModelsThatWantThem() throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder, 24).withInputs("input_ids", "attention_mask", "position_ids");
        try (OnnxEmbedder embedder = open(tiny.write())) {
            assertThat(embedder.embedQuery("sea")).hasSize(24);
        }
    }

    @Test
    void aTextBeyondTheLimitIsNoFault() throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder, 24).with("tokenizer_config.json", "{\"model_max_length\": 40}");
        try (OnnxEmbedder embedder = open(tiny.write())) {
            assertSame(embedder.embedQuery("tea ".repeat(38) + "sea ".repeat(500)), mean38(tiny));
        }
    }

    @Test
    void vectorsOfOtherWeightsOrPoolingAreOfAnotherSpace() throws IOException {
        String first = details(TinyOnnx.in(folder.resolve("a"), 24));
        assertThat(details(TinyOnnx.in(folder.resolve("copy"), 24))).isEqualTo(first);
        assertThat(details(TinyOnnx.in(folder.resolve("b"), 24).seeded(2))).isNotEqualTo(first);
        assertThat(details(TinyOnnx.in(folder.resolve("c"), 24)
                        .with("1_Pooling/config.json", "{\"pooling_mode_cls_token\": true}")))
                .isNotEqualTo(first);
        assertThat(details(
                        TinyOnnx.in(folder.resolve("d"), 24).withExternalData().seeded(3)))
                .isNotEqualTo(details(
                        TinyOnnx.in(folder.resolve("e"), 24).withExternalData().seeded(4)));
    }

    @Test
    void whatIsMissingOrBrokenIsNamed() throws IOException {
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("model.onnx");
        Files.writeString(folder.resolve("model.onnx"), "rubbish");
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("tokenizer.json");
        Files.writeString(folder.resolve("tokenizer.json"), "rubbish");
        assertThatThrownBy(() -> open(folder)).isInstanceOf(EmbeddingException.class);
        Files.writeString(folder.resolve("config.json"), "rubbish");
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("config.json");
    }

    @Test
    void aModelThatWantsMoreThanTextIsRefused() throws IOException {
        TinyOnnx tiny = TinyOnnx.in(folder, 24).withInputs("input_ids", "past_key_values.0");
        assertThatThrownBy(() -> open(tiny.write()))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("past_key_values.0");
    }

    private static String details(TinyOnnx tiny) throws IOException {
        try (OnnxEmbedder embedder = open(tiny.write())) {
            return embedder.space().details();
        }
    }

    private static OnnxEmbedder open(Path folder) {
        return OnnxEmbedder.ofFolder(settings(folder, null), NATIVES, 2);
    }

    private static EmbeddingSettings settings(Path folder, @Nullable String prefix) {
        return new EmbeddingSettings(EmbeddingSettings.Provider.ONNX, folder.toString(), null, null, prefix, prefix);
    }

    private static float[] mean38(TinyOnnx tiny) {
        return mean(
                tiny,
                Stream.concat(
                                Stream.of("[CLS]", "[SEP]"),
                                Stream.generate(() -> "tea").limit(38))
                        .toArray(String[]::new));
    }

    private static float[] mean(TinyOnnx tiny, String... words) {
        float[] sum = new float[tiny.vector("tea").length];
        for (String word : words) {
            float[] vector = tiny.vector(word);
            IntStream.range(0, sum.length).forEach(i -> sum[i] += vector[i]);
        }
        return sum;
    }

    /** In direction; the first has length one. */
    private static void assertSame(float[] unit, float[] other) {
        double length = Math.sqrt(dot(other, other));
        assertThat(dot(unit, unit)).isCloseTo(1.0, within(1e-5));
        assertThat(dot(unit, other) / length).isCloseTo(1.0, within(1e-5));
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (double) a[i] * b[i])
                .sum();
    }
}
