package io.vaultkeeper.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.llm.StandInVectors;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for embedding by any server, seen over real sockets. */
@Timeout(60)
public abstract class RemoteEmbedderContractTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final EmbeddingTimeouts PATIENT = new EmbeddingTimeouts(GENEROUS, GENEROUS, GENEROUS);

    /** A model that nobody knows, which the stand-in has. */
    protected static final String UNKNOWN = "house-blend";

    protected static final String KNOWN = "nomic-embed-text";

    protected abstract StandInVectors vectors();

    /** For the stand-in, whether it runs or not. */
    protected abstract EmbeddingServer server(String model);

    protected abstract EmbeddingSettings.Provider provider();

    protected abstract void stopServer();

    @Test
    void theDimensionsAreFoundByAsking() {
        vectors().dimensions(48);
        assertThat(open(UNKNOWN, null).space().dimensions()).isEqualTo(48);
        assertThat(open(UNKNOWN, 32).space().dimensions()).isEqualTo(48);
    }

    @Test
    void vectorsHaveLengthOneAndTheTextsOrder() {
        Embedder embedder = open(UNKNOWN, null);
        List<String> texts =
                IntStream.range(0, 40).mapToObj(i -> "note number " + i).toList();
        List<float[]> together = embedder.embedPassages(texts);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(dot(together.get(i), together.get(i))).isCloseTo(1.0, within(1e-5));
            assertThat(together.get(i))
                    .isEqualTo(embedder.embedPassages(List.of(texts.get(i))).get(0));
        }
    }

    @Test
    void manyTextsAreSentInBatches() {
        Embedder embedder = open(UNKNOWN, null);
        embedder.embedPassages(IntStream.range(0, 40).mapToObj(i -> "note " + i).toList());
        assertThat(vectors().requests().stream()
                        .map(request -> request.path("input").size()))
                .containsExactly(1, 16, 16, 8);
    }

    @Test
    void aKnownModelsPrefixesAreItsOwnUnlessTheSettingsSayOtherwise() {
        vectors().dimensions(768);
        open(KNOWN, null).embedQuery("tea");
        open(KNOWN, null).embedPassages(List.of("tea"));
        EmbeddingSettings own = new EmbeddingSettings(provider(), KNOWN, "http://127.0.0.1:1", null, "Q ", "");
        Embedder configured = RemoteEmbedder.open(own, server(KNOWN), PATIENT, null);
        configured.embedQuery("tea");
        configured.embedPassages(List.of("tea"));
        assertThat(sent()).contains("search_query: tea", "search_document: tea", "Q tea", "tea");
        assertThat(configured.space().details())
                .isNotEqualTo(open(KNOWN, null).space().details());
    }

    @Test
    void aKnownModelIsOpenedWhileItsServerIsAway() {
        stopServer();
        assertThat(open(KNOWN, null).space().dimensions()).isEqualTo(768);
        assertThat(open(UNKNOWN, 48).space().dimensions()).isEqualTo(48);
        assertThatThrownBy(() -> open(UNKNOWN, null))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("Nothing answers")
                .hasMessageContaining("Start ");
    }

    @Test
    void aModelOfOtherDimensionsUnderTheSameNameIsRefused() {
        Embedder embedder = open(UNKNOWN, null);
        vectors().dimensions(64);
        assertThatThrownBy(() -> embedder.embedPassages(List.of("tea")))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("64")
                .hasMessageContaining("32")
                .hasMessageContaining("Restart");
    }

    @Test
    void vectorsThatWereMadeBeforeAreNotComparedWithOthers() {
        vectors().dimensions(48);
        Embedder before = RemoteEmbedder.reopen(settings(UNKNOWN), server(UNKNOWN), PATIENT, 32);
        assertThat(before.space()).isNotEqualTo(open(UNKNOWN, 32).space());
        assertThatThrownBy(() -> before.embedQuery("tea"))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("48");
    }

    @Test
    void aMissingModelIsToldWithWhatMendsIt() {
        assertThatThrownBy(() -> open("absent", null))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("does not have the model absent");
    }

    @Test
    void aTextThatIsTooLongIsEmbeddedInParts() {
        Embedder embedder = open(UNKNOWN, null);
        String whole = "cats like fish. ".repeat(100) + "Rivers run slowly to the sea. ".repeat(100);
        vectors().refuseBeyond(1000);
        assertThat(embedder.takesAnyLength()).isTrue();
        float[] vector = embedder.embedPassages(List.of(whole)).get(0);
        assertThat(dot(vector, vector)).isCloseTo(1.0, within(1e-5));
        assertThat(dot(vector, embedder.embedQuery("cats like fish"))).isGreaterThan(0.2);
        assertThat(dot(vector, embedder.embedQuery("rivers run to the sea"))).isGreaterThan(0.2);
        assertThat(sent()).filteredOn(text -> text.length() <= 1000).hasSizeGreaterThan(4);
    }

    @Test
    void aTextThatIsRefusedWhateverItsLengthIsGivenUp() {
        Embedder embedder = open(UNKNOWN, null);
        vectors().script(request -> ScriptedReply.refusal(500, "out of memory"));
        assertThatThrownBy(() -> embedder.embedPassages(List.of("word ".repeat(5000))))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("500");
        assertThat(vectors().requests()).hasSizeLessThan(12);
    }

    /** Halves that come through would stand for the whole for good. */
    @Test
    void aBusyServerMakesNoVectorOfHalves() {
        Embedder embedder = open(UNKNOWN, null);
        AtomicInteger asked = new AtomicInteger();
        vectors().script(request -> {
            asked.incrementAndGet();
            vectors().script(null);
            return ScriptedReply.refusal(503, "loading");
        });
        assertThatThrownBy(() -> embedder.embedPassages(List.of("word ".repeat(100))))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("busy");
        assertThat(asked).hasValue(1);
        assertThat(embedder.embedPassages(List.of("word ".repeat(100)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Welcome</html>",
                "{",
                "[]",
                "{\"data\": 5, \"embeddings\": 5}",
                "{\"data\": [{\"embedding\": \"x\"}], \"embeddings\": [\"x\"]}",
                "{\"data\": [{\"embedding\": [1, \"x\"]}], \"embeddings\": [[1, \"x\"]]}",
                "{\"data\": [{\"embedding\": []}], \"embeddings\": [[]]}",
                "{\"data\": [{\"index\": 7, \"embedding\": [1]}], \"embeddings\": [[1], [1]]}",
                "{\"data\": [], \"embeddings\": []}",
                "{\"data\": [{\"embedding\": [0,0,0]}], \"embeddings\": [[0,0,0]]}",
                "{\"data\": [{\"embedding\": [1e39]}], \"embeddings\": [[1e39]]}"
            })
    void rubbishIsNoVector(String rubbish) {
        Embedder embedder = open(UNKNOWN, null);
        vectors().script(request -> ScriptedReply.empty().thenRawLine(rubbish).thenEnd());
        assertThatThrownBy(() -> embedder.embedPassages(List.of("tea"))).isInstanceOf(EmbeddingException.class);
    }

    @Test
    void aReplyWithoutEndIsGivenUp() {
        Embedder embedder = open(UNKNOWN, null);
        vectors()
                .script(request ->
                        ScriptedReply.empty().thenRawLine(" ".repeat(5_000_000)).thenHang());
        assertThatThrownBy(() -> embedder.embedQuery("tea")).isInstanceOf(EmbeddingException.class);
    }

    @Test
    void aServerThatHangsOrDiesIsGivenUp() {
        Embedder embedder = impatient();
        for (ScriptedReply fault : List.of(
                ScriptedReply.empty().thenHang(),
                ScriptedReply.empty().thenRawLine("{\"embeddings\": [").thenHang(),
                ScriptedReply.empty().thenRawLine("{\"embeddings\": [").thenCut())) {
            vectors().script(request -> fault);
            assertThatThrownBy(() -> embedder.embedPassages(List.of("tea"))).isInstanceOf(EmbeddingException.class);
        }
        vectors().script(null);
        assertThat(embedder.embedPassages(List.of("tea")).get(0)).hasSize(32);
    }

    @Test
    void aServerThatHangsIsWaitedForOnceNotByEachQuestion() {
        Embedder embedder = impatient();
        vectors().script(request -> ScriptedReply.empty().thenHang());
        assertThatThrownBy(() -> embedder.embedQuery("tea")).isInstanceOf(EmbeddingException.class);
        int asked = vectors().requests().size();
        assertThatThrownBy(() -> embedder.embedQuery("coffee")).isInstanceOf(EmbeddingException.class);
        assertThat(vectors().requests()).hasSize(asked);
        vectors().script(null);
        embedder.embedPassages(List.of("tea"));
        assertThat(embedder.embedQuery("coffee")).hasSize(32);
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        Embedder embedder = open(UNKNOWN, null);
        CompletableFuture<Void> asked = new CompletableFuture<>();
        vectors().script(request -> {
            asked.complete(null);
            return ScriptedReply.empty().thenHang();
        });
        CompletableFuture<Boolean> given = CompletableFuture.supplyAsync(() -> {
            assertThatThrownBy(() -> embedder.embedPassages(List.of("tea"))).isInstanceOf(EmbeddingException.class);
            return true;
        });
        asked.get(30, TimeUnit.SECONDS);
        embedder.close();
        assertThat(given.get(30, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> embedder.embedQuery("tea")).isInstanceOf(EmbeddingException.class);
    }

    private Embedder impatient() {
        EmbeddingTimeouts impatient = new EmbeddingTimeouts(GENEROUS, SHORT, SHORT);
        return RemoteEmbedder.open(settings(UNKNOWN), server(UNKNOWN), impatient, 32);
    }

    protected final Embedder open(String model, @Nullable Integer remembered) {
        return RemoteEmbedder.open(settings(model), server(model), PATIENT, remembered);
    }

    private EmbeddingSettings settings(String model) {
        return new EmbeddingSettings(provider(), model, "http://127.0.0.1:1", null, null, null);
    }

    /** All texts that were sent. */
    protected final List<String> sent() {
        List<String> texts = new ArrayList<>();
        for (JsonNode request : vectors().requests()) {
            request.path("input").forEach(text -> texts.add(text.asText()));
        }
        return texts;
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (double) a[i] * b[i])
                .sum();
    }
}
