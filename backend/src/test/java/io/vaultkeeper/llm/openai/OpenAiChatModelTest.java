package io.vaultkeeper.llm.openai;

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
import io.vaultkeeper.llm.ModelMessage;
import io.vaultkeeper.llm.ModelTimeouts;
import io.vaultkeeper.llm.StandInConnection;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OpenAiChatModelTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final ModelTimeouts PATIENT = new ModelTimeouts(GENEROUS, GENEROUS, GENEROUS);
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}}}";
    private static final List<ModelMessage> PROMPT = List.of(
            new ModelMessage(ModelMessage.Role.SYSTEM, "Be brief."),
            new ModelMessage(ModelMessage.Role.USER, "Who are you?"));

    private final OpenAiStandIn server = OpenAiStandIn.start();
    private final List<String> pieces = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aReplyStreamsWordByWordAndTellsWhatWasRead() throws ModelException {
        server.replying(request -> ScriptedReply.words("Marta is small.").done(42));
        assertThat(stream(PATIENT)).isEqualTo(new Completion(42, false));
        assertThat(pieces).containsExactly("Marta ", "is ", "small.");
        JsonNode sent = server.chats().get(0);
        assertThat(sent.path("messages").findValuesAsText("role")).containsExactly("system", "user");
        assertThat(sent.path("temperature").asDouble()).isEqualTo(0.2);
        assertThat(sent.path("max_tokens").asInt()).isEqualTo(2048);
        assertThat(sent.path("stream").asBoolean()).isTrue();
        assertThat(sent.at("/stream_options/include_usage").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/"})
    void theAddressMayHaveTheVersionOrNot(String end) throws ModelException {
        OpenAiChatModel model = model(server.url() + end, "sesame", PATIENT);
        assertThat(model.availability()).isEqualTo(new Availability.Ready());
        assertThat(model.installed()).containsExactly(new InstalledModel(OpenAiStandIn.MODEL, 0));
        model.stream(PROMPT, pieces::add, new Cancellation());
        assertThat(pieces).isNotEmpty();
        assertThat(server.authorizations()).containsOnly("Bearer sesame");
    }

    @Test
    void jsonIsAskedForBySchema() throws ModelException {
        server.replying(request -> ScriptedReply.words("{\"a\": 1}").done());
        assertThat(model(PATIENT).json(PROMPT, SCHEMA, new Cancellation())).isEqualTo("{\"a\": 1}");
        assertThat(server.chats()
                        .get(0)
                        .at("/response_format/json_schema/schema/properties/a/type")
                        .asText())
                .isEqualTo("integer");
    }

    @Test
    void aServerWithoutSchemasIsAskedForAnObjectAndRemembered() throws ModelException {
        server.taking("json_object")
                .replying(request -> ScriptedReply.words("{}").done());
        OpenAiChatModel model = model(PATIENT);
        assertThat(model.json(PROMPT, SCHEMA, new Cancellation())).isEqualTo("{}");
        assertThat(model.json(PROMPT, SCHEMA, new Cancellation())).isEqualTo("{}");
        assertThat(server.chats().stream()
                        .map(chat -> chat.at("/response_format/type").asText()))
                .containsExactly("json_schema", "json_object", "json_object");
    }

    @Test
    void aServerWithoutFormatsIsJustAsked() throws ModelException {
        server.taking().replying(request -> ScriptedReply.words("{}").done());
        assertThat(model(PATIENT).json(PROMPT, SCHEMA, new Cancellation())).isEqualTo("{}");
        assertThat(server.chats().get(2).has("response_format")).isFalse();
    }

    @Test
    void aRequestThatIsRefusedInEveryFormIsToldAndForgotten() throws ModelException {
        server.replying(request -> ScriptedReply.refusal(400, "too long"));
        OpenAiChatModel model = model(PATIENT);
        assertThatThrownBy(() -> model.json(PROMPT, SCHEMA, new Cancellation())).isInstanceOf(ModelException.class);
        server.replying(request -> ScriptedReply.words("{}").done());
        assertThat(model.json(PROMPT, SCHEMA, new Cancellation())).isEqualTo("{}");
        assertThat(server.chats().get(3).at("/response_format/type").asText()).isEqualTo("json_schema");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning_content", "reasoning"})
    void thinkingIsNoPartOfTheReplyAndASignOfLife(String field) throws ModelException {
        ScriptedReply reply = ScriptedReply.empty();
        for (int i = 0; i < 8; i++) {
            reply = reply.thenThink("still ").thenWait(Duration.ofMillis(100));
        }
        ScriptedReply thoughtful = reply.then("<think>hm</think>\n\nDone.").done();
        server.thinkingIn(field).replying(request -> thoughtful);
        stream(new ModelTimeouts(GENEROUS, GENEROUS, Duration.ofMillis(600)));
        assertThat(String.join("", pieces)).isEqualTo("Done.");
    }

    @Test
    void aFinishedReplyNeedsNoLastWord() throws ModelException {
        server.replying(request -> ScriptedReply.words("Yes.")
                .thenRawLine("data: {\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}]}\n")
                .thenEnd());
        stream(PATIENT);
        assertThat(pieces).containsExactly("Yes.");
    }

    @Test
    void aReplyCutAtTheMostTokensSaysSo() throws ModelException {
        server.replying(request -> ScriptedReply.words("First, ")
                .thenRawLine("data: {\"choices\": [{\"delta\": {}, \"finish_reason\": \"length\"}]}\n")
                .thenEnd());
        assertThat(stream(PATIENT).cut()).isTrue();
        assertThat(pieces).hasSize(2).first().isEqualTo("First, ");
        assertThat(pieces.get(1)).contains("Cut here", "most tokens");
    }

    @Test
    void aModelThatOnlyThoughtUntilItsTokensWereSpentWroteNothing() throws ModelException {
        String spent = "data: {\"choices\": [{\"delta\": {}, \"finish_reason\": \"length\"}]}\n";
        server.thinkingIn("reasoning_content").replying(request -> ScriptedReply.empty()
                .thenThink("They ask who I am.")
                .thenRawLine(spent)
                .thenEnd());
        assertThat(stream(PATIENT).cut()).isTrue();
        server.replying(request ->
                ScriptedReply.words("<think>They ask ").thenRawLine(spent).thenEnd());
        assertThat(stream(PATIENT).cut()).isTrue();
        assertThat(String.join("", pieces)).isBlank();
    }

    @Test
    void aModelThatWasSeenToThinkGetsMoreRoom() throws ModelException {
        server.thinkingIn("reasoning_content").replying(request -> ScriptedReply.empty()
                .thenThink("They ask who I am.")
                .then("Nobody.")
                .done());
        OpenAiChatModel model = model(PATIENT);
        assertThat(model.replyTokens()).isEqualTo(2048);
        model.stream(PROMPT, pieces::add, new Cancellation());
        assertThat(model.replyTokens()).isEqualTo(4096);
        model.stream(PROMPT, pieces::add, new Cancellation());
        assertThat(server.chats().get(1).path("max_tokens").asInt()).isEqualTo(4096);
    }

    @Test
    void aStreamThatEndsInGoodOrderButUnfinishedIsNoCompleteReply() {
        server.replying(request -> ScriptedReply.words("Well, ").thenEnd());
        assertThat(failure(PATIENT).kind()).isEqualTo(Kind.BROKEN_OFF);
        assertThat(pieces).containsExactly("Well, ");
    }

    @Test
    void aCutConnectionIsNoCompleteReply() {
        CountDownLatch read = new CountDownLatch(1);
        server.replying(
                request -> ScriptedReply.words("Well, ").thenWaitFor(read).thenCut());
        ModelException failure = catchThrowableOfType(
                ModelException.class,
                () -> model(PATIENT).stream(PROMPT, piece -> read.countDown(), new Cancellation()));
        assertThat(failure.kind()).isEqualTo(Kind.BROKEN_OFF);
    }

    @Test
    void aModelThatNeverBeginsIsGivenUpAndLetGo() throws InterruptedException {
        server.replying(request -> ScriptedReply.empty().thenHang());
        assertThat(failure(new ModelTimeouts(GENEROUS, SHORT, SHORT)).kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(server.clientLeaves(GENEROUS)).isTrue();
    }

    @Test
    void aModelThatStallsInMidReplyIsGivenUpAndLetGo() throws InterruptedException {
        server.replying(request -> ScriptedReply.words("Well, ").thenHang());
        assertThat(failure(new ModelTimeouts(GENEROUS, GENEROUS, SHORT)).kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(server.clientLeaves(GENEROUS)).isTrue();
    }

    @Test
    void cancellingClosesTheConnection() throws Exception {
        server.replying(request -> ScriptedReply.words("One two ").thenHang());
        Cancellation cancellation = new Cancellation();
        Completion completion = model(PATIENT).stream(PROMPT, piece -> cancellation.cancel(), cancellation);
        assertThat(completion).isEqualTo(Completion.UNCOUNTED);
        assertThat(server.clientLeaves(GENEROUS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>rubbish",
                "data: {\"choices\":",
                "data: rubbish",
                "{\"error\": {\"message\": \"secret\"}}",
                "data: {\"error\": {\"message\": \"secret\"}}"
            })
    void rubbishAndErrorsInTheStreamAreToldWithoutTheServersWords(String line) {
        server.replying(request ->
                ScriptedReply.words("Well, ").thenRawLine(line + "\n").done());
        ModelException failure = failure(PATIENT);
        assertThat(failure.kind()).isIn(Kind.BROKEN_OFF, Kind.REFUSED);
        assertThat(failure.getMessage() + failure.hint()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: []",
                "data: 1",
                "data: {\"choices\": {}}",
                "data: {\"choices\": [{\"delta\": 5}]}",
                ": ping"
            })
    void eventsOfAnotherShapeArePassedOver(String line) throws ModelException {
        server.replying(request ->
                ScriptedReply.empty().thenRawLine(line + "\n").then("Fine.").done());
        stream(PATIENT);
        assertThat(pieces).containsExactly("Fine.");
    }

    @Test
    void aMissingModelAndAWrongKeyAreTold() {
        assertThat(failure(model(server.url(), null, "other", PATIENT)).kind()).isEqualTo(Kind.MODEL_MISSING);
        assertThat(model(server.url(), null, "other", PATIENT).availability())
                .isInstanceOf(Availability.Unavailable.class);
        server.replying(request -> ScriptedReply.refusal(401, "no"));
        assertThat(failure(PATIENT).hint()).contains("VAULTKEEPER_LLM_API_KEY");
        server.replying(request -> ScriptedReply.refusal(503, "loading"));
        assertThat(failure(PATIENT).hint()).contains("loading");
    }

    @Test
    void aServerThatIsAwaySaysHowToStart() {
        server.close();
        ModelException failure = failure(PATIENT);
        assertThat(failure.kind()).isEqualTo(Kind.NOT_RUNNING);
        assertThat(failure.hint()).contains("llm.base-url");
    }

    @Test
    void llamaCppAnswersToAnyName() {
        server.describing(entry -> entry.put("owned_by", "llamacpp"));
        assertThat(model(server.url(), null, "whatever", PATIENT).availability())
                .isEqualTo(new Availability.Ready());
    }

    @Test
    void aListOfAnotherShapeIsUnavailable() {
        server.with("/v1/models", StandInConnection.object().put("data", "none"));
        assertThat(model(PATIENT).availability()).isInstanceOf(Availability.Unavailable.class);
    }

    @Test
    void itFetchesNoModels() {
        assertThatThrownBy(() -> model(PATIENT).pull("other", progress -> {}, new Cancellation()))
                .isInstanceOfSatisfying(ModelException.class, fault -> assertThat(fault.detail())
                        .contains("fetches no models itself"));
    }

    @Test
    void theContextIsThatOfVllm() {
        server.describing(entry -> entry.put("max_model_len", 4096));
        assertThat(model(PATIENT).contextTokens()).isEqualTo(4096);
    }

    @Test
    void theContextIsThatOfLlamaCppAsItWasStarted() {
        var props = StandInConnection.object();
        props.putObject("default_generation_settings").put("n_ctx", 3072);
        server.with("/props", props);
        server.describing(entry -> entry.putObject("meta").put("n_ctx_train", 32_768));
        assertThat(model(PATIENT).contextTokens()).isEqualTo(3072);
    }

    @Test
    void theContextIsThatOfLmStudioAsItIsLoaded() {
        var list = StandInConnection.object();
        list.putArray("data")
                .addObject()
                .put("id", OpenAiStandIn.MODEL)
                .put("loaded_context_length", 5000)
                .put("max_context_length", 131_072);
        server.with("/api/v0/models", list);
        assertThat(model(PATIENT).contextTokens()).isEqualTo(5000);
    }

    @Test
    void theSettingHoldsWhereTheModelTakesMoreOrNobodyTells() {
        assertThat(model(PATIENT).contextTokens()).isEqualTo(8192);
        server.describing(entry -> entry.put("max_model_len", 100_000));
        assertThat(model(PATIENT).contextTokens()).isEqualTo(8192);
        server.close();
        assertThat(model(PATIENT).contextTokens()).isEqualTo(8192);
    }

    private Completion stream(ModelTimeouts timeouts) throws ModelException {
        return model(timeouts).stream(PROMPT, pieces::add, new Cancellation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-oss:120b-cloud", "kimi:cloud"})
    void aModelOfOllamasCloudIsSentNothingUnlessThatIsAllowed(String name) throws ModelException {
        server.describing(entry -> entry.put("id", name));
        OpenAiChatModel model = model(server.url(), null, name, PATIENT);
        assertThat(model.availability()).isInstanceOfSatisfying(Availability.Unavailable.class, away -> {
            assertThat(away.reason()).contains(name, "nothing may leave this one");
            assertThat(away.hint()).contains("allow-remote: true");
        });
        assertThat(failure(model).kind()).isEqualTo(Kind.REFUSED);
        assertThatThrownBy(() -> model.json(PROMPT, SCHEMA, new Cancellation())).isInstanceOf(ModelException.class);
        assertThat(server.chats()).isEmpty();

        LlmSettings settings = new LlmSettings(LlmSettings.Provider.OPENAI, server.url(), null, name, null, 8192, 0.2);
        OpenAiChatModel allowed = new OpenAiChatModel(settings, PATIENT, true);
        assertThat(allowed.availability()).isEqualTo(new Availability.Ready());
        allowed.stream(PROMPT, pieces::add, new Cancellation());
        assertThat(pieces).isNotEmpty();
    }

    @Test
    void aModelWhoseNameOnlyEndsInCloudIsAsked() throws ModelException {
        server.describing(entry -> entry.put("id", "acme/point-cloud"));
        model(server.url(), null, "acme/point-cloud", PATIENT).stream(PROMPT, pieces::add, new Cancellation());
        assertThat(pieces).isNotEmpty();
    }

    private ModelException failure(ModelTimeouts timeouts) {
        return failure(model(timeouts));
    }

    private ModelException failure(OpenAiChatModel model) {
        return catchThrowableOfType(ModelException.class, () -> model.stream(PROMPT, pieces::add, new Cancellation()));
    }

    private OpenAiChatModel model(ModelTimeouts timeouts) {
        return model(server.url(), null, timeouts);
    }

    private static OpenAiChatModel model(String url, @Nullable String key, ModelTimeouts timeouts) {
        return model(url, key, OpenAiStandIn.MODEL, timeouts);
    }

    private static OpenAiChatModel model(String url, @Nullable String key, String name, ModelTimeouts timeouts) {
        return new OpenAiChatModel(
                new LlmSettings(LlmSettings.Provider.OPENAI, url, key, name, null, 8192, 0.2), timeouts, false);
    }
}
