package io.vaultkeeper.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.chat.AnswerEvent.Done;
import io.vaultkeeper.chat.AnswerEvent.Found;
import io.vaultkeeper.chat.AnswerEvent.Token;
import io.vaultkeeper.chat.ChatRequest.Message;
import io.vaultkeeper.chat.ChatRequest.OpenNote;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.ChatModel;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelTimeouts;
import io.vaultkeeper.llm.ollama.OllamaChatModel;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A few notes, a stand-in for Ollama, and what is told while an answer is made. */
abstract class AnswerScene {
    static final Duration GENEROUS = Duration.ofSeconds(30);
    static final ModelTimeouts PATIENT = new ModelTimeouts(GENEROUS, GENEROUS, GENEROUS);
    static final ModelTimeouts IMPATIENT = new ModelTimeouts(GENEROUS, Duration.ofMillis(500), Duration.ofMillis(500));
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    static final String QUESTION = "Where is the spare key of the flat?";

    final OllamaStandIn ollama = OllamaStandIn.start();
    final Notes notes = new Notes()
            .with(
                    "Flat.md",
                    "2024-11-09",
                    "# Flat\n\nMarta left the spare key with Dona Lurdes on the second floor.\n\nThe deposit was two months.")
            .with("Bread.md", "2023-02-01", "Knead the dough for ten minutes. Let it rest over night.");
    final List<AnswerEvent> events = new ArrayList<>();

    @AfterEach
    void stop() {
        ollama.close();
    }

    static Function<JsonNode, ScriptedReply> keeping(String plan, String answer) {
        return request -> request.has("format")
                ? ScriptedReply.words(plan).done()
                : ScriptedReply.words(answer).done();
    }

    void open(OpenNote note) {
        answer(new ChatRequest(ask("What was the deposit?"), null, Scope.ALL, note, null, null), PATIENT);
    }

    void answer(String question) {
        answer(request(question), PATIENT);
    }

    void answer(List<Message> conversation) {
        answer(new ChatRequest(conversation, null, Scope.ALL, null, null, null), PATIENT);
    }

    void answer(ChatRequest request, ModelTimeouts timeouts) {
        answer(request, model(timeouts));
    }

    void answer(ChatRequest request, ChatModel model) {
        answerer(model, model).answer(request, events::add, new Cancellation());
    }

    NoteAnswerer answerer(ChatModel model, ChatModel keeper) {
        return new NoteAnswerer(
                ChatSettings.DEFAULT, new BuiltinPersonas(), model, keeper, notes, notes, notes::chunk, CLOCK);
    }

    OllamaChatModel model(ModelTimeouts timeouts) {
        return new OllamaChatModel(settings(OllamaStandIn.MODEL), timeouts, false);
    }

    LlmSettings settings(String model) {
        return new LlmSettings(LlmSettings.Provider.OLLAMA, ollama.url(), null, model, null, 8192, 0.2);
    }

    static ChatRequest request(String question) {
        return new ChatRequest(ask(question), null, Scope.ALL, null, null, null);
    }

    static List<Message> ask(String question) {
        return List.of(new Message(Message.Role.USER, question));
    }

    /** The kinds of events in order; tokens in a row count as one. */
    String kinds() {
        return events.stream()
                .map(event -> event.getClass().getSimpleName())
                .collect(Collectors.joining(" "))
                .replaceAll("(Token ?)+", "Token ");
    }

    String streamed() {
        return events.stream()
                .filter(Token.class::isInstance)
                .map(event -> ((Token) event).text())
                .collect(Collectors.joining());
    }

    Found found() {
        return only(Found.class);
    }

    Done done() {
        return only(Done.class);
    }

    <T> T only(Class<T> type) {
        @Nullable
        T event = events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
        assertThat(event).as("among %s", events).isNotNull();
        return java.util.Objects.requireNonNull(event);
    }
}
