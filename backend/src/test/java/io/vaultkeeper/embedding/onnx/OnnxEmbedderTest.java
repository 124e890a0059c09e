package io.vaultkeeper.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEmbedderTest {
    private static final Path NATIVES = Path.of("target/native");
    private static final OnnxEmbedder EMBEDDER = OnnxEmbedder.builtin(EmbeddingSettings.DEFAULTS, NATIVES, 2);

    @AfterAll
    static void close() {
        EMBEDDER.close();
    }

    @Test
    void aQuestionIsNearestToThePassageThatAnswersIt() {
        List<float[]> passages = EMBEDDER.embedPassages(List.of(
                "The deposit for the flat was two months' rent.",
                "Sourdough wants a warm place and a whole day.",
                "The train to Porto leaves at seven."));

        float[] question = EMBEDDER.embedQuery("How do I bake bread?");

        double bread = dot(question, passages.get(1));
        assertThat(bread).isGreaterThan(dot(question, passages.get(0))).isGreaterThan(dot(question, passages.get(2)));
    }

    @Test
    void vectorsHaveLengthOneAndTheSpacesDimensions() {
        float[] vector = EMBEDDER.embedQuery("anything");

        assertThat(vector).hasSize(EMBEDDER.space().dimensions());
        assertThat(dot(vector, vector)).isCloseTo(1.0, within(1e-4));
    }

    @Test
    void aPassagesVectorDoesNotDependOnItsCompany() {
        List<String> texts = IntStream.range(0, 20)
                .mapToObj(i -> "Note number " + i + " about tea")
                .toList();

        List<float[]> together = EMBEDDER.embedPassages(texts);

        for (int i = 0; i < texts.size(); i++) {
            assertThat(together.get(i))
                    .isEqualTo(EMBEDDER.embedPassages(List.of(texts.get(i))).get(0));
        }
    }

    @Test
    void vectorsAreThoseOfTheLibraryThatBringsTheModel() {
        E5SmallV2QuantizedEmbeddingModel library = new E5SmallV2QuantizedEmbeddingModel();
        for (String text : List.of(
                "The deposit for the flat was two months' rent.",
                "Amanhã vamos à praia; não te esqueças das toalhas!",
                "def f(x): return x ** 2  # https://example.org")) {
            float[] ours = EMBEDDER.embedPassages(List.of(text)).get(0);
            float[] theirs = library.embed("passage: " + text).content().vector();
            assertThat(dot(ours, theirs)).as(text).isCloseTo(1.0, within(1e-4));
        }
    }

    @Test
    void queriesAndPassagesAreEmbeddedEachInItsOwnWay() {
        assertThat(EMBEDDER.embedQuery("tea"))
                .isNotEqualTo(EMBEDDER.embedPassages(List.of("tea")).get(0));
    }

    @Test
    void tokensAreCountedAsTheModelsOwnTokenizerCountsThem() throws IOException {
        try (InputStream definition = OnnxModel.builtin(EmbeddingSettings.DEFAULTS, NATIVES)
                        .tokenizer()
                        .get();
                HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                        definition, Map.of("padding", "false", "truncation", "false"))) {
            Random random = new Random(7);
            for (int i = 0; i < 300; i++) {
                String text = randomText(random);
                assertThat(EMBEDDER.tokens().count(text))
                        .as("text %s", text)
                        .isEqualTo(tokenizer.encode(text, false, false).getIds().length);
            }
        }
    }

    @Test
    void nativeLibrariesAreUnpackedOnceAndWhole(@TempDir Path folder) throws IOException {
        NativeLibraries.unpack(folder);
        List<Path> first = list(folder);
        FileTime made = Files.getLastModifiedTime(first.get(0));
        NativeLibraries.unpack(folder);

        assertThat(list(folder)).hasSize(2).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first.get(0))).isEqualTo(made);
    }

    @Test
    void aFileThatAPowerCutLeftTooShortIsUnpackedAgain(@TempDir Path folder) throws IOException {
        NativeLibraries.unpack(folder);
        Path library = list(folder).get(0);
        byte[] whole = Files.readAllBytes(library);
        Files.write(library, Arrays.copyOf(whole, whole.length / 2));
        NativeLibraries.unpack(folder);

        assertThat(library).hasBinaryContent(whole);
        assertThat(list(folder)).hasSize(2);
    }

    @Test
    void whatWasLeftHalfUnpackedIsRemovedAndWhatAnotherIsUnpackingIsNot(@TempDir Path folder) throws IOException {
        Path old = Files.writeString(folder.resolve("library1.part"), "half");
        Path young = Files.writeString(folder.resolve("library2.part"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(600)));
        NativeLibraries.unpack(folder);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void weightsThatCannotBeUnpackedAreTold(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "a file where a folder is wanted");
        try (OnnxEmbedder embedder = OnnxEmbedder.builtin(EmbeddingSettings.DEFAULTS, file, 1)) {
            assertThatThrownBy(() -> embedder.embedQuery("tea"))
                    .isInstanceOf(EmbeddingException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("room on the disk");
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void closingWaitsForTheCallsUnderWayAndRefusesLaterOnes() throws Exception {
        for (int round = 0; round < 5; round++) {
            OnnxEmbedder closing = OnnxEmbedder.builtin(EmbeddingSettings.DEFAULTS, NATIVES, 2);
            closing.embedQuery("load the model");
            List<Thread> callers = IntStream.range(0, 4)
                    .mapToObj(i -> new Thread(() -> callUntilRefused(closing, i % 2 == 0)))
                    .toList();
            callers.forEach(Thread::start);
            Thread.sleep(20);
            closing.close();
            for (Thread caller : callers) {
                caller.join(10_000);
                assertThat(caller.isAlive()).isFalse();
            }
        }
    }

    private static void callUntilRefused(OnnxEmbedder embedder, boolean passages) {
        try {
            while (true) {
                if (passages) {
                    embedder.embedPassages(List.of("one text", "another text", "a third"));
                } else {
                    embedder.embedQuery("a query");
                }
            }
        } catch (EmbeddingException e) {
            assertThat(e).hasMessageContaining("closed");
        }
    }

    private static String randomText(Random random) {
        String[] pieces = {
            "word",
            "Wörter",
            "naïve",
            "e\u0301",
            " ",
            "\n",
            "\t",
            "\u00a0",
            "\u200b",
            "\u0007",
            "漢字",
            "かな",
            "🙂",
            "👩‍👩‍👧",
            "#tag/sub",
            "[[Link|alias]]",
            "[SEP]",
            "https://example.org/a?b=c",
            "3.14",
            "---",
            "x".repeat(120),
            "Straße",
            "ﬁ",
            "'s",
            "\r\n"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
