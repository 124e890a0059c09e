package io.vaultkeeper.llm.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.llm.Availability;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.Completion;
import io.vaultkeeper.llm.InstalledModel;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelException.Kind;
import io.vaultkeeper.llm.ModelFaults;
import io.vaultkeeper.llm.ModelMessage;
import io.vaultkeeper.llm.ModelServer;
import io.vaultkeeper.llm.ModelTimeouts;
import io.vaultkeeper.llm.ServerWords;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OllamaChatModelTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);
    private static final ModelTimeouts PATIENT = new ModelTimeouts(GENEROUS, GENEROUS, GENEROUS);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final ModelTimeouts IMPATIENT = new ModelTimeouts(GENEROUS, SHORT, SHORT);
    private static final List<ModelMessage> PROMPT = List.of(
            new ModelMessage(ModelMessage.Role.SYSTEM, "Be brief."),
            new ModelMessage(ModelMessage.Role.USER, "Hi"),
            new ModelMessage(ModelMessage.Role.ASSISTANT, "Hello"),
            new ModelMessage(ModelMessage.Role.USER, "Who are you?"));

    private final OllamaStandIn ollama = OllamaStandIn.start();
    private final List<String> pieces = new ArrayList<>();

    @AfterEach
    void stop() {
        ollama.close();
    }

    @Test
    void aReplyStreamsWordByWord() throws ModelException {
        ollama.replying(request -> ScriptedReply.words("Marta is a gardener.").done(42));
        assertThat(stream(PATIENT)).isEqualTo(new Completion(42, false));
        assertThat(pieces).containsExactly("Marta ", "is ", "a ", "gardener.");
    }

    @Test
    void theContextSizeIsAlwaysSentAndTheMessagesInOrder() throws ModelException {
        ollama.replying(request -> ScriptedReply.words("Yes.").done());
        stream(PATIENT);
        JsonNode sent = ollama.chats().get(0);
        assertThat(sent.at("/options/num_ctx").asInt()).isEqualTo(8192);
        assertThat(sent.at("/options/num_predict").asInt()).isEqualTo(2048);
        assertThat(sent.at("/options/temperature").asDouble()).isEqualTo(0.2);
        assertThat(sent.at("/model").asText()).isEqualTo(OllamaStandIn.MODEL);
        assertThat(sent.at("/stream").asBoolean()).isTrue();
        assertThat(sent.at("/think").asBoolean(true)).isFalse();
        assertThat(sent.at("/keep_alive").asInt()).isEqualTo(900);
        assertThat(sent.has("format")).isFalse();
        assertThat(sent.at("/messages").findValuesAsText("role"))
                .containsExactly("system", "user", "assistant", "user");
        assertThat(sent.at("/messages/3/content").asText()).isEqualTo("Who are you?");
    }

    @Test
    void theContextIsTheModelsOwnWhereThatIsShorter() throws ModelException {
        ollama.withContext(OllamaStandIn.MODEL, 4096);
        OllamaChatModel model = model(PATIENT);
        assertThat(model.contextTokens()).isEqualTo(4096);
        assertThat(model.replyTokens()).isEqualTo(1024);
        model.stream(PROMPT, pieces::add, new Cancellation());
        assertThat(ollama.chats().get(0).at("/options/num_ctx").asInt()).isEqualTo(4096);
    }

    @Test
    void aModelThatWasFetchedAnewIsAskedForItsContextAgain() throws ModelException {
        OllamaChatModel model = model(PATIENT);
        assertThat(model.contextTokens()).isEqualTo(8192);
        ollama.withContext(OllamaStandIn.MODEL, 2048);
        assertThat(model.contextTokens()).isEqualTo(8192);
        model.pull(OllamaStandIn.MODEL, progress -> {}, new Cancellation());
        assertThat(model.contextTokens()).isEqualTo(2048);
    }

    @Test
    void whileNobodyTellsTheContextItIsThatOfTheSettings() {
        ollama.close();
        assertThat(model(PATIENT).contextTokens()).isEqualTo(8192);
    }

    @Test
    void jsonIsAskedForBySchema() throws ModelException {
        ollama.replying(request -> ScriptedReply.words("{\"a\": 1}").done());
        String schema = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}}}";
        assertThat(model(PATIENT).json(PROMPT, schema, new Cancellation())).isEqualTo("{\"a\": 1}");
        assertThat(ollama.chats().get(0).at("/format/properties/a/type").asText())
                .isEqualTo("integer");
    }

    @Test
    void thinkingIsNoPartOfTheReply() throws ModelException {
        ollama.replying(request -> ScriptedReply.empty()
                .thenThink("They ask who I am.")
                .then("<th")
                .then("ink>hm")
                .then("m</think>\n\nI am ")
                .then("a model.")
                .done());
        stream(PATIENT);
        assertThat(String.join("", pieces)).isEqualTo("I am a model.");
    }

    @Test
    void aModelThatThinksLongIsNotTakenForDead() throws ModelException {
        ScriptedReply reply = ScriptedReply.empty();
        for (int i = 0; i < 8; i++) {
            reply = reply.thenThink("still ").thenWait(Duration.ofMillis(100));
        }
        ScriptedReply thoughtful = reply.then("Done.").done();
        ollama.replying(request -> thoughtful);
        stream(new ModelTimeouts(GENEROUS, GENEROUS, Duration.ofMillis(600)));
        assertThat(pieces).containsExactly("Done.");
    }

    @Test
    void aMissingModelSaysHowToGetIt() {
        ollama.without(OllamaStandIn.MODEL);
        assertThat(failure(PATIENT).kind()).isEqualTo(Kind.MODEL_MISSING);
        assertThat(failure(PATIENT).hint()).isEqualTo("ollama pull llama3.1:8b");
        assertThat(model(PATIENT).availability())
                .isEqualTo(new Availability.Unavailable(
                        "Ollama does not have the model llama3.1:8b.", "ollama pull llama3.1:8b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-oss:120b-cloud", "kimi:cloud", "mine"})
    void aModelThatRunsElsewhereIsRefusedAndSentNothing(String name) {
        ollama.passingOn(name.equals("mine") ? "mine:latest" : name, "https://ollama.com:443");
        OllamaChatModel model = named(name, false);
        assertThat(model.availability()).isInstanceOfSatisfying(Availability.Unavailable.class, away -> {
            assertThat(away.reason()).contains(name, "nothing may leave this one");
            assertThat(away.hint()).contains("allow-remote: true");
        });
        assertThat(failure(model).kind()).isEqualTo(Kind.REFUSED);
        assertThatThrownBy(() -> model.json(PROMPT, "{}", new Cancellation())).isInstanceOf(ModelException.class);
        assertThat(ollama.chats()).isEmpty();
    }

    @Test
    void aCloudModelThatIsInNoListIsSentNothingEither() {
        assertThat(failure(named("kimi-k2:1t-cloud", false)).kind()).isEqualTo(Kind.REFUSED);
        assertThat(ollama.chats()).isEmpty();
    }

    @Test
    void aModelThatRunsElsewhereIsAskedWhereThatIsAllowed() throws ModelException {
        ollama.passingOn("gpt-oss:120b-cloud", "https://ollama.com:443");
        OllamaChatModel model = named("gpt-oss:120b-cloud", true);
        assertThat(model.availability()).isEqualTo(new Availability.Ready());
        model.stream(PROMPT, pieces::add, new Cancellation());
        assertThat(pieces).isNotEmpty();
    }

    @Test
    void withNobodyListeningItSaysHowToStart() throws IOException {
        LlmSettings nobody = settings("http://127.0.0.1:" + freePort(), null);
        OllamaChatModel model = new OllamaChatModel(nobody, PATIENT, false);
        ModelException failure = failure(model);
        assertThat(failure.kind()).isEqualTo(Kind.NOT_RUNNING);
        assertThat(failure.hint()).contains("ollama serve");
        assertThat(model.availability()).isInstanceOf(Availability.Unavailable.class);
        assertThatThrownBy(model::installed).isInstanceOf(ModelException.class);
    }

    @Test
    void aServerThatAcceptsAndNeverAnswersIsUnavailable() {
        ollama.hangingAltogether();
        OllamaChatModel model = model(new ModelTimeouts(SHORT, SHORT, SHORT));
        assertThat(model.availability()).isInstanceOf(Availability.Unavailable.class);
    }

    @Test
    void aListOfModelsThatStallsInItsMiddleIsGivenUpAndLetGo() throws InterruptedException {
        ollama.stallingInTheList();
        OllamaChatModel model = model(new ModelTimeouts(SHORT, SHORT, SHORT));
        assertThat(model.availability())
                .isInstanceOfSatisfying(Availability.Unavailable.class, absent -> assertThat(absent.hint())
                        .contains("Restart Ollama"));
        assertThat(ollama.clientLeaves(GENEROUS)).isTrue();
    }

    @Test
    void aListOfModelsWithoutEndIsGivenUp() {
        ollama.having("m".repeat(5_000_000), 1);
        assertThat(model(PATIENT).availability()).isInstanceOf(Availability.Unavailable.class);
    }

    @Test
    void whatRunsOnThisMachineIsAskedWithoutAProxy() {
        for (String host : List.of("127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "[::1]", "[0:0:0:0:0:0:0:1]")) {
            assertThat(proxy("http://" + host + ":11434/")).as(host).contains(HttpClient.Builder.NO_PROXY);
        }
        assertThat(proxy("https://localhost.example.org")).isEmpty();
        assertThat(proxy("http://[2001:db8::1]:11434")).isEmpty();
    }

    @Test
    void aModelThatNeverBeginsIsGivenUpAndLetGo() throws InterruptedException {
        ollama.replying(request -> ScriptedReply.empty().thenHang());
        assertThat(failure(IMPATIENT).kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(ollama.clientLeaves(GENEROUS)).isTrue();
    }

    @Test
    void aModelThatStallsInMidReplyIsGivenUpAndLetGo() throws InterruptedException {
        ollama.replying(request -> ScriptedReply.words("Well, ").thenHang());
        assertThat(failure(new ModelTimeouts(GENEROUS, GENEROUS, SHORT)).kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(pieces).containsExactly("Well, ");
        assertThat(ollama.clientLeaves(GENEROUS)).isTrue();
    }

    @Test
    void anErrorInMidReplyEndsItWithoutOllamasWords() {
        ollama.replying(request -> ScriptedReply.words("Well, ").thenError("secret prompt text"));
        ModelException failure = failure(PATIENT);
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.title() + failure.detail() + failure.hint() + failure.getMessage())
                .doesNotContain("secret");
        assertThat(pieces).containsExactly("Well, ");
    }

    @Test
    void aRefusalTellsItsStatus() {
        ollama.replying(request -> ScriptedReply.refusal(500, "out of memory at 0x1234"));
        ModelException failure = failure(PATIENT);
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.detail()).contains("500").doesNotContain("0x1234");
    }

    @Test
    void aCutConnectionIsNoCompleteReply() {
        CountDownLatch read = new CountDownLatch(1);
        ollama.replying(
                request -> ScriptedReply.words("Well, ").thenWaitFor(read).thenCut());
        ModelException failure = catchThrowableOfType(
                ModelException.class,
                () -> model(PATIENT).stream(PROMPT, piece -> read.countDown(), new Cancellation()));
        assertThat(failure.kind()).isEqualTo(Kind.BROKEN_OFF);
        assertThat(read.getCount()).isZero();
    }

    @Test
    void linesThatEndWithoutTheLastOneAreNoCompleteReply() {
        ollama.replying(request -> ScriptedReply.words("Well, ").thenEnd());
        assertThat(failure(PATIENT).kind()).isEqualTo(Kind.BROKEN_OFF);
        assertThat(pieces).containsExactly("Well, ");
    }

    @Test
    void aConnectionCutBeforeTheFirstWordIsNoEmptyReply() {
        ollama.replying(request -> ScriptedReply.empty().thenCut());
        assertThat(failure(PATIENT).kind()).isEqualTo(Kind.BROKEN_OFF);
    }

    @Test
    void rubbishInTheStreamIsTold() {
        ollama.replying(request ->
                ScriptedReply.words("Well, ").thenRawLine("<html>rubbish").done());
        assertThat(failure(PATIENT).kind()).isEqualTo(Kind.BROKEN_OFF);
    }

    @Test
    void cancellingInMidReplyClosesTheConnectionAndNothingMoreComes() throws Exception {
        ollama.replying(request -> ScriptedReply.words("One two ").thenHang());
        Cancellation cancellation = new Cancellation();
        Completion completion = model(PATIENT).stream(
                PROMPT,
                piece -> {
                    pieces.add(piece);
                    cancellation.cancel();
                },
                cancellation);
        assertThat(completion).isEqualTo(Completion.UNCOUNTED);
        assertThat(pieces).containsExactly("One ");
        assertThat(ollama.clientLeaves(GENEROUS)).isTrue();
    }

    @Test
    void cancellingBeforeTheFirstWordClosesTheConnectionToo() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        ollama.replying(request -> {
            asked.complete(null);
            return ScriptedReply.empty().thenHang();
        });
        Cancellation cancellation = new Cancellation();
        var cancelling = asked.thenRunAsync(cancellation::cancel);
        assertThat(model(PATIENT).stream(PROMPT, pieces::add, cancellation)).isEqualTo(Completion.UNCOUNTED);
        cancelling.join();
        assertThat(pieces).isEmpty();
        assertThat(ollama.clientLeaves(GENEROUS)).isTrue();
    }

    @Test
    void whatIsCancelledAlreadyIsNotSent() throws ModelException {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThat(model(PATIENT).json(PROMPT, "{}", cancellation)).isEmpty();
        assertThat(ollama.chats()).isEmpty();
    }

    @Test
    void aModelThatRepeatsItselfIsStopped() throws Exception {
        ollama.replying(request ->
                ScriptedReply.words("And so it goes on and on. ".repeat(500)).thenHang());
        stream(PATIENT);
        assertThat(String.join("", pieces)).hasSizeLessThan(1000).endsWith("the model only repeated itself.)*");
        assertThat(ollama.clientLeaves(GENEROUS)).isTrue();
    }

    @Test
    void whatWasHeldBackOfAModelThatRepeatsItselfIsNotLost() throws Exception {
        ollama.replying(request -> ScriptedReply.words("Let me see. " + "And so it goes on and on. ".repeat(500))
                .thenHang());
        stream(PATIENT);
        assertThat(String.join("", pieces))
                .startsWith("Let me see. And so it goes on")
                .hasSizeLessThan(1000);
    }

    @Test
    void whatWasHeldBackOfAModelThatDiesIsNotLost() {
        ollama.replying(request -> ScriptedReply.words("Let me see: with Dona ").thenEnd());
        assertThat(failure(PATIENT).kind()).isEqualTo(Kind.BROKEN_OFF);
        assertThat(String.join("", pieces)).startsWith("Let me see");
    }

    @Test
    void aModelThatWasSeenToThinkUnopenedIsGivenMoreTimeForIt() throws ModelException {
        String thoughts =
                IntStream.range(0, 200).mapToObj(i -> "Or " + i * i + ". ").collect(Collectors.joining());
        ollama.replying(request -> ScriptedReply.words("Okay, so the user asks. " + thoughts + "</think>No.")
                .done());
        OllamaChatModel model = model(PATIENT);
        model.stream(PROMPT, pieces::add, new Cancellation());
        assertThat(String.join("", pieces)).contains("Or 49.");
        pieces.clear();
        model.stream(PROMPT, pieces::add, new Cancellation());
        assertThat(String.join("", pieces)).isEqualTo("No.");
    }

    @Test
    void theModelsAreListedWithTheirSizes() throws ModelException {
        ollama.having("tiny:latest", 17);
        assertThat(model(PATIENT).installed())
                .containsExactlyInAnyOrder(
                        new InstalledModel(OllamaStandIn.MODEL, 4_920_753_328L), new InstalledModel("tiny:latest", 17));
        LlmSettings tiny = new LlmSettings(LlmSettings.Provider.OLLAMA, ollama.url(), null, "tiny", null, 4096, 0);
        assertThat(new OllamaChatModel(tiny, PATIENT, false).availability()).isEqualTo(new Availability.Ready());
    }

    @Test
    void theKeyIsSentWhereThereIsOne() throws ModelException {
        OllamaChatModel model = new OllamaChatModel(settings(ollama.url() + "/", "sesame"), PATIENT, false);
        assertThat(model.installed()).hasSize(1);
        model.stream(PROMPT, pieces::add, new Cancellation());
        assertThat(ollama.authorizations()).isNotEmpty().containsOnly("Bearer sesame");
    }

    @Test
    void anInterruptedCallerIsNotKept() throws Exception {
        ollama.replying(request -> ScriptedReply.empty().thenHang());
        CompletableFuture<ModelException> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> failure.complete(failure(PATIENT)));
        caller.start();
        caller.interrupt();
        assertThat(failure.get(30, TimeUnit.SECONDS).kind()).isEqualTo(Kind.BROKEN_OFF);
    }

    private Completion stream(ModelTimeouts timeouts) throws ModelException {
        return model(timeouts).stream(PROMPT, pieces::add, new Cancellation());
    }

    private ModelException failure(ModelTimeouts timeouts) {
        return failure(model(timeouts));
    }

    private ModelException failure(OllamaChatModel model) {
        return catchThrowableOfType(ModelException.class, () -> model.stream(PROMPT, pieces::add, new Cancellation()));
    }

    private OllamaChatModel model(ModelTimeouts timeouts) {
        return new OllamaChatModel(settings(ollama.url(), null), timeouts, false);
    }

    private OllamaChatModel named(String model, boolean allowRemote) {
        return new OllamaChatModel(
                new LlmSettings(LlmSettings.Provider.OLLAMA, ollama.url(), null, model, null, 8192, 0.2),
                PATIENT,
                allowRemote);
    }

    private static LlmSettings settings(String url, @Nullable String key) {
        return new LlmSettings(LlmSettings.Provider.OLLAMA, url, key, OllamaStandIn.MODEL, null, 8192, 0.2);
    }

    private static Optional<ProxySelector> proxy(String url) {
        ModelFaults faults = new ModelFaults(ServerWords.ollama(), url, "any");
        return new ModelServer(url, null, GENEROUS, faults).http().proxy();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
