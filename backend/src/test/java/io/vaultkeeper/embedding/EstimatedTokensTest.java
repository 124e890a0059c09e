package io.vaultkeeper.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.TokenCounter;
import io.vaultkeeper.embedding.onnx.OnnxEmbedder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatedTokensTest {
    private static final List<String> TEXTS = List.of(
            "The deposit for the flat was two months' rent, and Ines paid it in cash on 3 May 2021.",
            "Amanhã vamos à praia com os miúdos; não te esqueças do protetor solar e das toalhas.",
            "Die Straßenbahnhaltestelle liegt gegenüber der Stadtbibliothek.",
            "public static void main(String[] args) { System.out.println(\"hello\"); }",
            "https://example.org/a/b/c?query=value&other=1234567890abcdef#fragment",
            "Мы вчера ходили на рынок и купили яблоки.",
            "明日は朝から雨が降るそうです。",
            "🎣🐟 3,5 kg — $12.99 (50 %)");

    @Test
    void theEstimateIsRatherTooHighThanTooLow() {
        TokenCounter estimate = new WordTokenCounter(new EstimatedTokens());
        try (OnnxEmbedder e5 = OnnxEmbedder.builtin(EmbeddingSettings.DEFAULTS, Path.of("target/native"), 1)) {
            for (String text : TEXTS) {
                assertThat(estimate.count(text))
                        .as(text)
                        .isBetween(
                                (int) (0.9 * e5.tokens().count(text)),
                                4 * e5.tokens().count(text));
            }
        }
    }
}
