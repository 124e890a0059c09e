package io.vaultkeeper.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Questions as JSON, one a line: {@code {"id", "question", "expected": [{"document", "heading", "text", "message"}]}}, of which
 * each part but one may be left out. An expected text may stand for {@code {"text"}}. Other fields are of no matter.
 */
final class QuestionFile {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A message is known by WhatsApp's own id where it has one ({@code key_id}), else by that of its database. A question may name
     * both, as an exporter has them.
     */
    private static final List<String> MESSAGE_FIELDS = List.of("message", "message_id", "key_id");

    private QuestionFile() {}

    static List<Question> read(Path file) throws IOException, EvalException {
        Map<String, Question> byId = new LinkedHashMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                String where = file + ", line " + number;
                Question question = question(line, where);
                if (byId.put(question.id(), question) != null) {
                    throw EvalException.repeatedId(where, question.id());
                }
            }
        }
        List<Question> questions = List.copyOf(byId.values());
        if (questions.isEmpty()) {
            throw new EvalException(
                    file + " holds no questions. Write one a line, as in "
                            + "{\"id\": \"1\", \"question\": \"Where is the key?\", \"expected\": [{\"document\": \"Garden.md\"}]}");
        }
        return questions;
    }

    private static Question question(String line, String where) throws EvalException {
        try {
            JsonNode json = JSON.readTree(line);
            String text = json.path("question").asText("");
            if (text.isBlank()) {
                throw new EvalException(where + " has no \"question\".");
            }
            List<Evidence> expected = new ArrayList<>();
            for (JsonNode each : json.path("expected")) {
                expected.add(evidence(each, where));
            }
            if (expected.isEmpty()) {
                throw new EvalException(where + " has nothing in \"expected\": name what answers the question, "
                        + "as in [{\"document\": \"Garden.md\", \"heading\": \"Roses\"}].");
            }
            return new Question(json.path("id").asText(where), text, expected);
        } catch (JsonProcessingException e) {
            throw new EvalException(where + " is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Evidence evidence(JsonNode json, String where) throws EvalException {
        if (json.isTextual()) {
            return new Evidence(null, null, Trace.of(json.asText()), Set.of());
        }
        Set<String> messages = new HashSet<>();
        MESSAGE_FIELDS.forEach(field -> {
            if (json.hasNonNull(field)) {
                messages.add(json.get(field).asText());
            }
        });
        String document = text(json, "document");
        String heading = text(json, "heading");
        String text = messages.isEmpty() ? text(json, "text") : null;
        if (document == null && heading == null && text == null && messages.isEmpty()) {
            throw new EvalException(
                    where + ": what is expected needs a \"document\", \"heading\", \"text\" or \"message\".");
        }
        return new Evidence(document, heading, text == null ? null : Trace.of(text), messages);
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.path(field).isTextual() ? json.get(field).asText() : null;
    }
}
