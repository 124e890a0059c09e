package io.vaultkeeper.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Questions as JSON, one a line: {@code {"id", "question", "expected": [{"document", "heading", "text", "message"}]}}, of which
 * each part but one may be left out. An expected text may stand for {@code {"text"}}. Other fields are of no matter.
 */
final class QuestionFile {
    /**
     * A message is known by WhatsApp's own id where it has one ({@code key_id}), else by that of its database. A question may name
     * both, as an exporter has them.
     */
    private static final List<String> MESSAGE_FIELDS = List.of("message", "message_id", "key_id");

    private QuestionFile() {}

    static List<Question> read(Path file) throws IOException, EvalException {
        Map<String, Question> byId = new LinkedHashMap<>();
        int number = 0;
        for (String line : SetLines.of(file)) {
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
        JsonNode json = SetLines.json(line, where);
        String text = text(json, "question", where);
        if (text == null) {
            throw new EvalException(where + " has no \"question\".");
        }
        JsonNode expected = json.path("expected");
        if (!expected.isArray() || expected.isEmpty()) {
            throw new EvalException(where + " has no list in \"expected\": name what answers the question, "
                    + "as in [{\"document\": \"Garden.md\", \"heading\": \"Roses\"}].");
        }
        Set<Evidence> each = new LinkedHashSet<>(); // named twice, it is still one
        for (JsonNode part : expected) {
            each.add(evidence(part, where));
        }
        return new Question(json.path("id").asText(where), text, List.copyOf(each));
    }

    private static Evidence evidence(JsonNode json, String where) throws EvalException {
        if (json.isTextual()) {
            return new Evidence(null, null, trace(json.textValue(), where), Set.of());
        }
        Set<String> messages = new HashSet<>();
        MESSAGE_FIELDS.forEach(field -> {
            if (json.hasNonNull(field)) {
                messages.add(json.get(field).asText());
            }
        });
        String document = text(json, "document", where);
        String heading = text(json, "heading", where);
        String text = text(json, "text", where);
        if (document == null && heading == null && text == null && messages.isEmpty()) {
            throw new EvalException(
                    where + ": what is expected needs a \"document\", \"heading\", \"text\" or \"message\".");
        }
        // An exporter's text of a message is not always what is shown of it; the id is enough.
        Trace trace = text == null || !messages.isEmpty() ? null : trace(text, where);
        return new Evidence(document, heading, trace, messages);
    }

    private static Trace trace(String text, String where) throws EvalException {
        Trace trace = Trace.of(text);
        if (trace.words().isEmpty()) {
            throw new EvalException(where + " expects a text without any word.");
        }
        return trace;
    }

    /** Null where there is none, or nothing in it. */
    private static @Nullable String text(JsonNode json, String field, String where) throws EvalException {
        JsonNode text = json.path(field);
        if (!text.isTextual() && json.hasNonNull(field)) {
            throw new EvalException(where + ": \"" + field + "\" must be a text in quotes.");
        }
        return text.isTextual() && !text.textValue().isBlank() ? text.textValue() : null;
    }
}
