package io.vaultkeeper.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.vaultkeeper.chat.ChatRequest;
import io.vaultkeeper.chat.ChatRequest.Message;
import io.vaultkeeper.index.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a chat completion, as far as it means something here. What asks for an answer of another form than text is
 * refused; what only tunes the model, and tools that need not be called, are passed over.
 *
 * @param messages those of roles system and developer instruct, beside the persona; user and assistant converse
 * @param n how many answers: one
 * @param toolChoice a text or an object
 */
@JsonNaming(SnakeCaseStrategy.class)
record CompletionJson(
        @Nullable String model,
        @Nullable List<@Nullable MessageJson> messages,
        @Nullable Boolean stream,
        @Nullable StreamOptions streamOptions,
        @Nullable Integer n,
        @Nullable JsonNode toolChoice,
        @Nullable FormatJson responseFormat) {
    /** A quarter of the default context of a model, or less. */
    private static final int MAX_INSTRUCTIONS = 8_000;

    record MessageJson(@Nullable String role, @Nullable JsonNode content) {}

    record FormatJson(@Nullable String type) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record StreamOptions(@Nullable Boolean includeUsage) {}

    boolean isStreamed() {
        return Boolean.TRUE.equals(stream);
    }

    boolean wantsUsage() {
        return streamOptions != null && Boolean.TRUE.equals(streamOptions.includeUsage());
    }

    /** @param persona null: the one of the settings */
    ChatRequest toRequest(@Nullable String persona) {
        checkForm();
        List<Message> conversation = new ArrayList<>();
        List<String> instructions = new ArrayList<>();
        int place = 0;
        for (MessageJson message : messages == null ? List.<@Nullable MessageJson>of() : messages) {
            take(message, "messages[" + place++ + "]", conversation, instructions);
        }
        checkQuestion(conversation);
        return new ChatRequest(conversation, persona, Scope.ALL, null, null, null, joined(instructions));
    }

    private void checkForm() {
        if (n != null && n != 1) {
            throw ProblemException.badField("n", "must be 1: there is one answer to a question");
        }
        if (toolChoice != null
                && !toolChoice.isNull()
                && !List.of("auto", "none").contains(toolChoice.asText())) {
            throw ProblemException.badField("tool_choice", "must be auto or none: no tool is ever called");
        }
        if (responseFormat != null && !"text".equals(responseFormat.type())) {
            throw ProblemException.badField("response_format", "must be text: answers are prose with citations");
        }
    }

    private static void take(
            @Nullable MessageJson message, String field, List<Message> conversation, List<String> instructions) {
        String role = message == null || message.role() == null ? "" : message.role();
        JsonNode content = message == null ? null : message.content();
        switch (role) {
            case "user" -> conversation.add(new Message(Message.Role.USER, TextContent.of(content, field)));
            case "assistant" ->
                conversation.add(new Message(Message.Role.ASSISTANT, TextContent.ofReply(content, field)));
            case "system", "developer" -> instructions.add(TextContent.of(content, field));
            default ->
                throw ProblemException.badField(
                        field + ".role", "must be one of system, developer, user, assistant: no tool is ever called");
        }
    }

    private static void checkQuestion(List<Message> conversation) {
        Message last = conversation.isEmpty() ? null : conversation.get(conversation.size() - 1);
        if (last == null || last.role() != Message.Role.USER || Wire.isBlank(last.content())) {
            throw ProblemException.badField("messages", "must end with a question: a user's message that is not blank");
        }
    }

    private static @Nullable String joined(List<String> instructions) {
        String joined = String.join("\n\n", instructions).strip();
        if (joined.length() > MAX_INSTRUCTIONS) {
            throw ProblemException.badField(
                    "messages", "may have " + MAX_INSTRUCTIONS + " characters of system messages at the most");
        }
        return joined.isEmpty() ? null : joined;
    }
}
