package io.vaultkeeper.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LlmSettingsTest {
    private static final LlmSettings.Provider OLLAMA = LlmSettings.Provider.OLLAMA;

    @Test
    void theKeyIsNeverPrinted() {
        LlmSettings settings = new LlmSettings(OLLAMA, "http://127.0.0.1:1", "sesame", "m", null, 4096, 0);
        assertThat(settings.toString()).doesNotContain("sesame").contains("apiKey=set");
        assertThat(LlmSettings.DEFAULT.toString()).contains("apiKey=none");
    }

    @Test
    void aKeyIsTakenAsItIsPasted() {
        assertThat(key(" sesame\n")).isEqualTo("sesame");
        assertThat(key(" \n")).isNull();
        assertThatThrownBy(() -> key("two words"))
                .hasMessageContaining("llm.api-key")
                .message()
                .doesNotContain("two words");
        assertThatThrownBy(() -> key("schlüssel")).hasMessageContaining("llm.api-key");
    }

    private static @Nullable String key(String text) {
        return new LlmSettings(OLLAMA, "http://127.0.0.1:1", text, "m", null, 4096, 0).apiKey();
    }

    @Test
    void allFaultsAreToldAtOnceEachWithItsPath() {
        assertThatThrownBy(() -> new LlmSettings(OLLAMA, "localhost", null, "", " ", 100, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message -> assertThat(message.lines()).hasSize(5).allMatch(line -> line.startsWith("llm.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:11434", "ftp://host", "http://", "http://ho st", "file:///etc"})
    void whatIsNoAddressIsRefused(String url) {
        assertThatThrownBy(() -> new LlmSettings(OLLAMA, url, null, "m", null, 4096, 0))
                .hasMessageContaining("llm.base-url");
    }

    @Test
    void theKeepersModelIsTheSameUnlessItIsNamed() {
        assertThat(LlmSettings.DEFAULT.forKeeper()).isSameAs(LlmSettings.DEFAULT);
        LlmSettings two = new LlmSettings(OLLAMA, "http://127.0.0.1:1", null, "large", "small", 4096, 0);
        assertThat(two.forKeeper().model()).isEqualTo("small");
    }

    @Test
    void noModelIsAlwaysUnavailableAndSaysWhatToDo() throws ModelException {
        NoChatModel none = new NoChatModel(8192);
        assertThat(none.availability()).isInstanceOf(Availability.Unavailable.class);
        assertThat(none.installed()).isEmpty();
        assertThatThrownBy(() -> none.json(java.util.List.of(), "{}", new Cancellation()))
                .isInstanceOf(ModelException.class);
    }
}
