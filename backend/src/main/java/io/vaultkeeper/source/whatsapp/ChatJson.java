package io.vaultkeeper.source.whatsapp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One chat of the exporter's JSON, read field by field. */
final class ChatJson {
    static final String MESSAGES = "messages";

    private final JsonParser parser;
    private final JsonMapper json;
    private final ChatBuilder chat = new ChatBuilder();
    private @Nullable String name;
    private boolean hasMessages;

    ChatJson(JsonParser parser, JsonMapper json) {
        this.parser = parser;
        this.json = json;
    }

    /** From the chat's opening brace to its closing one. */
    ExportedChat read(String key) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            field(field, parser.nextToken());
        }
        return build(key);
    }

    /** Takes a field that is of use, and passes over others. */
    void field(String field, JsonToken value) throws IOException {
        if (field.equals("name") && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
            name = parser.getText();
        } else if (field.equals(MESSAGES) && value == JsonToken.START_OBJECT) {
            hasMessages = true;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String id = parser.currentName();
                parser.nextToken();
                message(id);
            }
        } else if (field.equals(MESSAGES) && value == JsonToken.START_ARRAY) {
            hasMessages = true;
            for (int id = 1; parser.nextToken() != JsonToken.END_ARRAY; id++) {
                message("" + id);
            }
        } else {
            parser.skipChildren();
        }
    }

    boolean hasMessages() {
        return hasMessages;
    }

    ExportedChat build(String key) {
        return chat.build(key, name);
    }

    private void message(String id) throws IOException {
        MessageJson message = new MessageJson(json.<JsonNode>readTree(parser));
        LeftOut why = message.leftOut();
        if (why == LeftOut.MEDIA_WITHOUT_WORDS) {
            chat.addMedium(exported(id, message));
        } else if (why != null) {
            chat.leaveOut(why);
        } else {
            chat.add(exported(id, message));
        }
    }

    /** @param message of a known time */
    private static ExportedMessage exported(String id, MessageJson message) {
        return new ExportedMessage(
                message.key(id),
                Objects.requireNonNull(message.time()),
                message.fromMe(),
                message.sender(),
                message.text());
    }
}
