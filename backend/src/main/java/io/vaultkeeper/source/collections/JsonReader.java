package io.vaultkeeper.source.collections;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.source.SourceException;
import java.io.BufferedReader;
import java.io.IOException;

/** A list of records, or an object that has such a list among its members. */
final class JsonReader implements RowReader {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void read(BufferedReader in, Rows rows) throws IOException, SourceException {
        try (JsonParser parser = JSON.createParser(in)) {
            findList(parser);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                long line = parser.currentTokenLocation().getLineNr();
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    rows.row(JsonRow.of(line, parser.readValueAsTree()));
                } else {
                    rows.broken(line, "no record");
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new SourceException("line " + line + ": it is broken JSON from there on.", e);
        }
    }

    /** Leaves the parser at the start of the list. */
    private static void findList(JsonParser parser) throws IOException, SourceException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            return;
        }
        while (first == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                return;
            }
            parser.skipChildren();
        }
        throw new SourceException("It holds no list of records.");
    }
}
