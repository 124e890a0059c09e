package io.vaultkeeper.llm.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelMessage;
import java.util.List;
import java.util.Locale;

/** The body of a chat completion, always streamed. */
final class OpenAiRequest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How a reply is held to JSON, the strictest first; few servers have all. */
    enum Format {
        SCHEMA,
        OBJECT,
        PLAIN;

        Format laxer() {
            return this == SCHEMA ? OBJECT : PLAIN;
        }
    }

    private OpenAiRequest() {}

    static ObjectNode of(List<ModelMessage> prompt, LlmSettings settings, int replyTokens) {
        ObjectNode request = JSON.createObjectNode()
                .put("model", settings.model())
                .put("temperature", settings.temperature())
                .put("max_tokens", replyTokens)
                .put("stream", true);
        request.putObject("stream_options").put("include_usage", true);
        ArrayNode messages = request.putArray("messages");
        for (ModelMessage message : prompt) {
            messages.addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .put("content", message.text());
        }
        return request;
    }

    /** @param schema a JSON schema */
    static ObjectNode heldTo(Format format, String schema, ObjectNode request) {
        switch (format) {
            case SCHEMA -> {
                ObjectNode asked = request.putObject("response_format").put("type", "json_schema");
                asked.putObject("json_schema").put("name", "reply").set("schema", parsed(schema));
            }
            case OBJECT -> request.putObject("response_format").put("type", "json_object");
            case PLAIN -> request.remove("response_format");
        }
        return request;
    }

    private static ObjectNode parsed(String schema) {
        try {
            return JSON.readValue(schema, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON schema: " + schema, e);
        }
    }
}
