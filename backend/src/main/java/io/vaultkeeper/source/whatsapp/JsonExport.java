package io.vaultkeeper.source.whatsapp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the exporter's JSON, one chat after another, so that no more than a chat is held. */
final class JsonExport {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonParser parser;

    private JsonExport(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Hands on each chat as it is read; those before a fault have been handed on when it is told.
     *
     * @throws SourceException where the file is not what the exporter writes
     */
    static void read(Path file, Consumer<ExportedChat> chats) throws IOException, SourceException {
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            new JsonExport(parser).chats(file, chats);
        } catch (JsonProcessingException e) {
            throw new SourceException("\"" + file.getFileName() + "\" is no whole JSON: the fault is in line "
                    + e.getLocation().getLineNr() + ". Export it again.");
        }
    }

    private void chats(Path file, Consumer<ExportedChat> chats) throws IOException, SourceException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new SourceException("\"" + file.getFileName()
                    + "\" is not what WhatsApp-Chat-Exporter writes: it must be an object of chats.");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                chats.accept(chat(key));
            } else {
                parser.skipChildren();
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new SourceException("\"" + file.getFileName() + "\" ends within. Export it again.");
        }
    }

    private ExportedChat chat(String key) throws IOException {
        String name = null;
        List<ExportedMessage> messages = new ArrayList<>();
        Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("name") && value == JsonToken.VALUE_STRING) {
                name = parser.getText();
            } else if (field.equals("messages") && value == JsonToken.START_OBJECT) {
                messages(messages, leftOut);
            } else {
                parser.skipChildren();
            }
        }
        return new ExportedChat(key, name, messages, leftOut);
    }

    private void messages(List<ExportedMessage> messages, Map<LeftOut, Integer> leftOut) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String id = parser.currentName();
            parser.nextToken();
            MessageJson message = new MessageJson(JSON.<JsonNode>readTree(parser));
            LeftOut why = message.leftOut();
            if (why == null) {
                messages.add(exported(id, message));
            } else {
                leftOut.merge(why, 1, Integer::sum);
            }
        }
    }

    private static ExportedMessage exported(String id, MessageJson message) {
        @Nullable String key = message.json().path("key_id").textValue();
        return new ExportedMessage(
                key == null ? id : key,
                Objects.requireNonNull(message.time()),
                message.fromMe(),
                message.sender(),
                message.text());
    }
}
