package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.embedding.onnx.NativeLibraries;
import io.vaultkeeper.llm.openai.OpenAiStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddersTest {
    private static final Embedders EMBEDDERS = new Embedders(Path.of("target/native"), 1, false);

    @Test
    void theBuiltinModelIsReopenedForItsOwnVectorsOnly() {
        try (Embedder today = EMBEDDERS.open(EmbeddingSettings.DEFAULTS, null);
                Embedder before = EMBEDDERS.reopen(EmbeddingSettings.DEFAULTS, today.space())) {
            assertThat(before.space()).isEqualTo(today.space());
        }
        EmbeddingSpace other = new EmbeddingSpace("builtin", "e5-small-v2", 768, 502, "query: |passage: ");
        assertThatThrownBy(() -> EMBEDDERS.reopen(EmbeddingSettings.DEFAULTS, other))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("e5-small-v2");
    }

    @Test
    void weightsAreLoadedBeforehandOnlyWhereVectorsAreToBeFound(@TempDir Path folder) throws Exception {
        NativeLibraries.keepIn(Path.of("target/native")); // outlives this test
        Embedders own = new Embedders(folder, 1, false);
        try (Embedder ofNewIndex = own.open(EmbeddingSettings.DEFAULTS, null)) {
            awaitLoading();
            assertThat(ofNewIndex.tokens().count("two words")).isPositive();
            assertThat(folder.toFile().list()).isEmpty();

            assertThat(ofNewIndex.embedQuery("tea")).isNotEmpty();
            assertThat(folder.toFile().list()).hasSize(1);
        }
        Path other = Files.createDirectory(folder.resolve("other"));
        try (Embedder known = new Embedders(other, 1, false).open(EmbeddingSettings.DEFAULTS, 384)) {
            awaitLoading();
            assertThat(other.toFile().list()).hasSize(1);
            assertThat(known.embedQuery("tea")).hasSize(384);
        }
    }

    private static void awaitLoading() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("model-loading")) {
                thread.join();
            }
        }
    }

    @Test
    void whatAServerSaysTodayGoesBeforeWhatIsRemembered() {
        try (OpenAiStandIn server = OpenAiStandIn.start().having("blend")) {
            EmbeddingSettings settings =
                    new EmbeddingSettings(EmbeddingSettings.Provider.OPENAI, "blend", server.url(), null, null, null);
            try (Embedder today = EMBEDDERS.open(settings, 48);
                    Embedder before = EMBEDDERS.reopen(settings, new EmbeddingSpace("openai", "blend", 48, 510, "|"))) {
                assertThat(today.space().dimensions()).isEqualTo(32);
                assertThat(before.space().dimensions()).isEqualTo(48);
                assertThatThrownBy(() -> before.embedQuery("tea")).isInstanceOf(EmbeddingException.class);
            }
        }
    }

    @Test
    void anIndexThatWasMadeElsewhereIsNotAskedOnceNothingMayLeave() {
        EmbeddingSettings then = new EmbeddingSettings(
                EmbeddingSettings.Provider.OPENAI, "blend", "https://models.example.org/v1", null, null, null);
        EmbeddingSpace space = new EmbeddingSpace("openai", "blend", 48, 510, "|");
        assertThatThrownBy(() -> EMBEDDERS.reopen(then, space))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContainingAll("models.example.org", "allow-remote");
        try (Embedder allowed = new Embedders(Path.of("target/native"), 1, true).reopen(then, space)) {
            assertThat(allowed.space()).isEqualTo(space);
        }
    }

    @Test
    void vectorsTooLongForAnIndexAreRefusedAtOnce() {
        try (OpenAiStandIn server = OpenAiStandIn.start().having("wide")) {
            server.vectors().dimensions(4097);
            EmbeddingSettings settings =
                    new EmbeddingSettings(EmbeddingSettings.Provider.OPENAI, "wide", server.url(), null, null, null);

            assertThatThrownBy(() -> EMBEDDERS.open(settings, null))
                    .isInstanceOf(EmbeddingException.class)
                    .hasMessageContainingAll("wide", "4097", "4096", "embedding.model");
        }
    }
}
