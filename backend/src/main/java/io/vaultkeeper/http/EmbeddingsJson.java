package io.vaultkeeper.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for embeddings.
 *
 * @param input a text or a list of texts
 * @param inputType passage, which is the default, or query: a field of ours, since models may put different prefixes before the
 *     two
 */
@JsonNaming(SnakeCaseStrategy.class)
record EmbeddingsJson(
        @Nullable String model,
        @Nullable JsonNode input,
        @Nullable String encodingFormat,
        @Nullable Integer dimensions,
        @Nullable String inputType) {
    /** As many as the OpenAI API takes. */
    private static final int MAX_INPUTS = 2048;

    enum Encoding {
        FLOAT,
        BASE64
    }

    enum InputType {
        PASSAGE,
        QUERY
    }

    Encoding encoding() {
        return encodingFormat == null ? Encoding.FLOAT : Wire.read(Encoding.class, encodingFormat, "encoding_format");
    }

    InputType type() {
        return inputType == null ? InputType.PASSAGE : Wire.read(InputType.class, inputType, "input_type");
    }

    List<String> texts() {
        if (input != null && input.isTextual()) {
            return List.of(checked(input, "input"));
        }
        if (input == null || !input.isArray() || input.isEmpty() || input.size() > MAX_INPUTS) {
            throw ProblemException.badField("input", "must be a text or a list of 1 to " + MAX_INPUTS + " texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : input) {
            texts.add(checked(text, "input[" + texts.size() + "]"));
        }
        return texts;
    }

    private static String checked(JsonNode text, String field) {
        if (!text.isTextual() || text.asText().isBlank()) {
            throw ProblemException.badField(field, "must be a text that is not blank; tokens are not read");
        }
        return text.asText();
    }
}
