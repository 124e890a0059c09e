package io.vaultkeeper.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.retrieval.Mode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingReaderTest {
    private static final Setting BASE =
            new Setting("in use", EmbeddingSettings.DEFAULTS, 280, Mode.HYBRID, null, 10, null, false);

    private static final LlmSettings LLM = LlmSettings.DEFAULT;

    @Test
    void eachPartChangesOneThingAndTheRestIsAsInUse() throws EvalException {
        assertThat(reader(BASE).read("mode=keyword, chunk=200"))
                .isEqualTo(new Setting(
                        "mode=keyword, chunk=200",
                        EmbeddingSettings.DEFAULTS,
                        200,
                        Mode.KEYWORD,
                        null,
                        10,
                        null,
                        false));
        Setting other = reader(BASE).read("weight=0.3,k=20,model=ollama:bge-m3");
        assertThat(other.vectorWeight()).isEqualTo(0.3);
        assertThat(other.topK()).isEqualTo(20);
        assertThat(other.embedding().provider()).isEqualTo(EmbeddingSettings.Provider.OLLAMA);
        assertThat(other.embedding().model()).isEqualTo("bge-m3");
        assertThat(other.embedding().baseUrl()).isEqualTo(LLM.baseUrl());
    }

    private static SettingReader reader(Setting base) {
        return new SettingReader(base, settings -> settings.completedBy(LLM));
    }

    @Test
    void aRerankerIsAFolderOrNone(@TempDir Path folder) throws EvalException {
        Setting with = reader(BASE).read("reranker=" + folder);

        assertThat(with.reranker()).isEqualTo(folder);
        assertThat(reader(with).read("reranker=none").reranker()).isNull();
        assertThatThrownBy(() -> reader(BASE).read("reranker=" + folder.resolve("none")))
                .isInstanceOf(EvalException.class)
                .hasMessageContaining(folder.resolve("none").toString());
    }

    @Test
    void aPartNamedTwiceAndAModelThatIsNotThereAreFaults(@TempDir Path folder) throws EvalException {
        assertThatThrownBy(() -> reader(BASE).read("k=5, k=20"))
                .isInstanceOf(EvalException.class)
                .hasMessageContaining("names k twice");
        assertThatThrownBy(() -> reader(BASE).read("model=onnx:" + folder.resolve("nope")))
                .isInstanceOf(EvalException.class)
                .hasMessageContaining(folder.resolve("nope").toString());
        assertThat(reader(BASE).read("model=onnx:" + folder).embedding().model())
                .isEqualTo(folder.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode",
                "mode=best",
                "chunk=5",
                "chunk=many",
                "weight=2",
                "weight=NaN",
                "k=0",
                "size=3",
                "model=x:y"
            })
    void whatIsNoSettingIsToldWithThoseThatAre(String text) {
        assertThatThrownBy(() -> reader(BASE).read(text))
                .isInstanceOf(EvalException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("chunk=TOKENS");
    }
}
