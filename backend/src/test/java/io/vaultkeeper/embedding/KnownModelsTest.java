package io.vaultkeeper.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownModelsTest {
    @ParameterizedTest
    @CsvSource({
        "bge-m3, 1024, 8192, CLS, true",
        "bge-m3:latest, 1024, 8192, CLS, true",
        "BAAI/bge-m3, 1024, 8192, CLS, true",
        "bge-m3:567m-fp16, 1024, 8192, CLS, true",
        "gpustack/bge-m3-GGUF, 1024, 8192, CLS, true",
        "nomic-embed-text:v1.5, 768, 2048, MEAN, false",
        "text-embedding-nomic-embed-text-v1.5, 768, 2048, MEAN, false",
        "nomic-embed-text-v2-moe, 768, 512, MEAN, true",
        "mxbai-embed-large, 1024, 512, CLS, false",
        "snowflake-arctic-embed2:568m, 1024, 8192, CLS, true",
        "all-minilm:33m, 384, 256, MEAN, false",
        "sentence-transformers/all-MiniLM-L12-v2, 384, 128, MEAN, false",
        "embeddinggemma:300m, 768, 2048, MEAN, true",
        "intfloat/multilingual-e5-large, 1024, 512, MEAN, true",
        "/models/multilingual-e5-large/, 1024, 512, MEAN, true",
        "C:\\models\\multilingual-e5-small, 384, 512, MEAN, true",
        "zylonai/multilingual-e5-large:latest, 1024, 512, MEAN, true",
        "e5-small-v2, 384, 512, MEAN, false",
        "BAAI/bge-small-en-v1.5-onnx-q, 384, 512, CLS, false",
        "paraphrase-multilingual:278m, 768, 128, MEAN, true",
        "text-embedding-3-small, 1536, 8191, MEAN, true",
        "text-embedding-3-large, 3072, 8191, MEAN, true"
    })
    void aModelIsKnownUnderItsNames(String name, int dimensions, int tokens, Pooling pooling, boolean multilingual) {
        KnownModel model = KnownModels.named(name);
        assertThat(Objects.requireNonNullElse(model.dimensions(), 0)).isEqualTo(dimensions);
        assertThat(model.maxTokens()).isEqualTo(tokens);
        assertThat(model.pooling()).isEqualTo(pooling);
        assertThat(model.multilingual()).isEqualTo(multilingual);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qwen3-embedding:0.6b",
                "Qwen/Qwen3-Embedding-8B",
                "granite-embedding:30m",
                "snowflake-arctic-embed:22m"
            })
    void ofModelsOfSeveralSizesTheDimensionsAreNotKnown(String name) {
        assertThat(KnownModels.named(name).isUnknown()).isFalse();
        assertThat(KnownModels.named(name).dimensions()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3.1:8b", "my-bge-m3-finetune", "", ":", "/", "e5"})
    void otherNamesAreUnknownModels(String name) {
        assertThat(KnownModels.named(name).isUnknown()).isTrue();
    }

    @Test
    void e5WantsItsPrefixes() {
        KnownModel e5 = KnownModels.named("multilingual-e5-base");
        assertThat(e5.queryPrefix()).isEqualTo("query: ");
        assertThat(e5.passagePrefix()).isEqualTo("passage: ");
    }

    @Test
    void aLongPrefixOfTheSettingsLeavesRoomForText() {
        EmbeddingSettings settings = new EmbeddingSettings(
                EmbeddingSettings.Provider.OLLAMA, "all-minilm", null, null, "long ".repeat(200), null);
        assertThat(KnownModels.named("all-minilm").with(settings).maxTokensOfText(2))
                .isEqualTo(32);
    }
}
