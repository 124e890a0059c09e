package io.vaultkeeper.source.collections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.source.SourceException;
import java.io.BufferedReader;
import java.io.IOException;

/** A record a line; a broken line costs only itself. */
final class JsonLinesReader implements RowReader {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void read(BufferedReader in, Rows rows) throws IOException, SourceException {
        long number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                read(line, number, rows);
            }
        }
    }

    private static void read(String line, long number, Rows rows) throws SourceException {
        try {
            JsonNode record = JSON.readTree(line);
            if (record.isObject()) {
                rows.row(JsonRow.of(number, record));
            } else {
                rows.broken(number, "no record");
            }
        } catch (JsonProcessingException e) {
            rows.broken(number, "no JSON");
        }
    }
}
