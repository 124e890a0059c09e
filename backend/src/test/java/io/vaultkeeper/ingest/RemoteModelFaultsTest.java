package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingServer;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.EmbeddingTimeouts;
import io.vaultkeeper.embedding.RemoteEmbedder;
import io.vaultkeeper.embedding.ollama.OllamaEmbeddings;
import io.vaultkeeper.embedding.openai.OpenAiEmbeddings;
import io.vaultkeeper.llm.StandInVectors;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import io.vaultkeeper.llm.openai.OpenAiStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an embedding server may do to the ingest: it waits, says why, and goes on once the server is well. */
@Timeout(120)
class RemoteModelFaultsTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final EmbeddingTimeouts IMPATIENT = new EmbeddingTimeouts(SHORT, SHORT, SHORT);
    private static final String MODEL = "house-blend";

    private final OllamaStandIn ollama = OllamaStandIn.start().having(MODEL, 1);
    private final OpenAiStandIn openAi = OpenAiStandIn.start().having(MODEL);

    @TempDir
    private Path folder;

    enum Fault {
        HANGS_BEFORE,
        HANGS_WITHIN,
        DIES_BEFORE,
        DIES_WITHIN,
        HAS_NO_MODEL,
        HAS_NO_MEMORY,
        IS_BUSY,
        IS_ANOTHER_PROGRAM,
        SENDS_RUBBISH,
        SENDS_NO_END;

        ScriptedReply reply() {
            ScriptedReply reply = ScriptedReply.empty();
            return switch (this) {
                case HANGS_BEFORE -> reply.thenHang();
                case HANGS_WITHIN -> reply.thenRawLine("{\"data\": [").thenHang();
                case DIES_BEFORE -> reply.thenCut();
                case DIES_WITHIN -> reply.thenRawLine("{\"data\": [").thenCut();
                case HAS_NO_MODEL -> ScriptedReply.refusal(404, "not found");
                case HAS_NO_MEMORY -> ScriptedReply.refusal(500, "out of memory");
                case IS_BUSY -> ScriptedReply.refusal(503, "loading");
                case IS_ANOTHER_PROGRAM -> reply.thenRawLine("<html></html>").thenEnd();
                case SENDS_RUBBISH ->
                    reply.thenRawLine("{\"data\": [{\"embedding\": [\"x\"]}], \"embeddings\": [[null]]}")
                            .thenEnd();
                case SENDS_NO_END -> reply.thenRawLine(" ".repeat(5_000_000)).thenHang();
            };
        }
    }

    @AfterEach
    void stop() {
        ollama.close();
        openAi.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void ingestWaitsForOllamaAndGoesOn(Fault fault) throws Exception {
        waitsAndGoesOn(
                fault,
                EmbeddingSettings.Provider.OLLAMA,
                new OllamaEmbeddings(ollama.url(), null, MODEL, SHORT),
                ollama.vectors());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void ingestWaitsForTheOpenAiApiAndGoesOn(Fault fault) throws Exception {
        waitsAndGoesOn(
                fault,
                EmbeddingSettings.Provider.OPENAI,
                new OpenAiEmbeddings(openAi.url(), null, MODEL, SHORT),
                openAi.vectors());
    }

    private void waitsAndGoesOn(
            Fault fault, EmbeddingSettings.Provider provider, EmbeddingServer server, StandInVectors vectors)
            throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Embedder embedder = RemoteEmbedder.open(settings(provider), server, IMPATIENT, 32);
                KeptVault kept = KeptVault.in(folder, embedder)) {
            kept.settle();
            vectors.script(request -> {
                asked.incrementAndGet();
                return fault.reply();
            });
            for (int i = 0; i < 40; i++) {
                kept.write("Note " + i + ".md", "# Tea\n\nNote number " + i + " about tea.\n");
            }
            kept.ingest.rescan();
            kept.await(() -> kept.ingest.status().state() == IngestStatus.State.FAILED && asked.get() > 1);
            assertThat(kept.ingest.status().problem()).isNotBlank().doesNotContain("Exception");
            assertThat(kept.ingest.status().failed()).isEmpty();
            assertThat(kept.finds("tea")).isTrue();
            vectors.script(null);
            kept.settle();
            assertThat(kept.ingest.status().problem()).isNull();
            assertThat(kept.ingest.status().failed()).isEmpty();
            assertThat(kept.index.withoutVector(1)).isEmpty();
            kept.verify();
        }
    }

    private static EmbeddingSettings settings(EmbeddingSettings.Provider provider) {
        return new EmbeddingSettings(provider, MODEL, null, null, null, null);
    }
}
