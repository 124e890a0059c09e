package io.vaultkeeper.source.whatsapp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the exporter's JSON, one chat after another, so that no more than a chat is held. */
final class JsonExport {
    /** An export nests four deep. No message is longer than 65,536 characters, but its picture may stand in it. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxStringLength(16_000_000)
            .maxNumberLength(100)
            .build();

    private static final JsonMapper JSON =
            new JsonMapper(JsonFactory.builder().streamReadConstraints(LIMITS).build());

    /** WhatsApp's own have 40 characters at the most. */
    private static final int LONGEST_KEY = 200;

    private final JsonParser parser;
    private final Path file;
    private final Consumer<ExportedChat> chats;

    private JsonExport(JsonParser parser, Path file, Consumer<ExportedChat> chats) {
        this.parser = parser;
        this.file = file;
        this.chats = chats;
    }

    /**
     * Hands on each chat as it is read; those before a fault have been handed on when it is told.
     *
     * @throws SourceException where the file is not what the exporter writes
     */
    static void read(Path file, Consumer<ExportedChat> chats) throws IOException, SourceException {
        try (InputStream stream = Files.newInputStream(file);
                Reader text = Decoding.reader(stream);
                JsonParser parser = JSON.createParser(text)) {
            new JsonExport(parser, file, chats).read();
        } catch (StreamConstraintsException e) {
            throw new SourceException("\"" + file.getFileName() + "\" is not what WhatsApp-Chat-Exporter writes: "
                    + "something in it is nested too deeply or is too long.");
        } catch (JsonProcessingException e) {
            throw new SourceException(
                    "\"" + file.getFileName() + "\" is no whole JSON: the fault is " + place(e) + ". Export it again.");
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "somewhere" : "in line " + location.getLineNr();
    }

    /** An object of chats; or a single chat, known by its messages. */
    private void read() throws IOException, SourceException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new SourceException("\"" + file.getFileName()
                    + "\" is not what WhatsApp-Chat-Exporter writes: it must be an object of chats.");
        }
        ChatJson single = new ChatJson(parser, JSON);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && !key.equals(ChatJson.MESSAGES)) {
                chats.accept(new ChatJson(parser, JSON).read(known(key)));
            } else {
                single.field(key, value);
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new SourceException("\"" + file.getFileName() + "\" ends within. Export it again.");
        }
        if (single.hasMessages()) {
            chats.accept(single.build(stem()));
        }
    }

    private static String known(String key) {
        String line = PlainText.line(key);
        if (line.length() > LONGEST_KEY) {
            return ContentHash.of(key).hex();
        }
        return line.isEmpty() ? "chat" : line;
    }

    private String stem() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
