package io.vaultkeeper.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file of questions or of a published set. */
final class SetLines {
    private static final ObjectReader JSON =
            new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SetLines() {}

    /** All of them, without the mark that some editors begin a file with. */
    static List<String> of(Path file) throws IOException, EvalException {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            if (!lines.isEmpty() && lines.get(0).startsWith(BYTE_ORDER_MARK)) {
                lines.set(0, lines.get(0).substring(1));
            }
            return lines;
        } catch (CharacterCodingException e) {
            throw new EvalException(file + " is not in UTF-8. Save it as UTF-8 and try again.");
        }
    }

    /** @param where the file and the line, for the user */
    static JsonNode json(String line, String where) throws EvalException {
        try {
            JsonNode json = JSON.readTree(line);
            if (!json.isObject()) {
                throw new EvalException(where + " is no JSON object, as in {\"id\": \"1\", …}.");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new EvalException(where + " is no JSON: " + e.getOriginalMessage());
        }
    }
}
