package io.vaultkeeper.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message's text: a string, or a list of parts that are texts. */
final class TextContent {
    private static final Set<String> TEXTS = Set.of("text", "refusal");

    private TextContent() {}

    static String of(@Nullable JsonNode content, String field) {
        if (content == null || content.isNull()) {
            throw ProblemException.badField(field + ".content", "must be a text");
        }
        if (content.isTextual()) {
            return content.asText();
        }
        if (!content.isArray()) {
            throw ProblemException.badField(field + ".content", "must be a text, or a list of parts of type text");
        }
        List<String> parts = new ArrayList<>();
        for (JsonNode part : content) {
            parts.add(part(part, field + ".content[" + parts.size() + "]"));
        }
        return String.join("\n", parts);
    }

    /** An earlier reply, which may have been a tool's call and no text. */
    static String ofReply(@Nullable JsonNode content, String field) {
        return content == null || content.isNull() ? "" : of(content, field);
    }

    private static String part(JsonNode part, String field) {
        String type = part.path("type").asText();
        JsonNode text = part.path(type);
        if (!TEXTS.contains(type) || !text.isTextual()) {
            throw ProblemException.badField(
                    field, "must be a part of type text; pictures, sounds and files are not read");
        }
        return text.asText();
    }
}
