package io.vaultkeeper.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;

/**
 * What a note says of a persona: {@code title} and {@code greeting} among its properties, instructions in its body.
 *
 * @param properties empty where it has none
 */
record PersonaNote(JsonNode properties, String instructions) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String MARK = "---";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** In characters: a quarter of a small model's context. Notes and questions want room too. */
    static final int MOST_INSTRUCTIONS = 8_000;

    /** A note that cannot be a persona. The message says why and what to do, and follows the note's name. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    static PersonaNote of(String text) throws Fault {
        List<String> lines = text.replace(BYTE_ORDER_MARK, "").lines().toList();
        int end = endOfProperties(lines);
        String body = String.join("\n", lines.subList(end, lines.size())).strip();
        if (body.isEmpty()) {
            throw new Fault("says nothing below its properties. Write there how the persona should answer");
        }
        if (body.length() > MOST_INSTRUCTIONS) {
            throw tooLong();
        }
        return new PersonaNote(end == 0 ? YAML.createObjectNode() : parsed(lines.subList(1, end - 1)), body);
    }

    static Fault tooLong() {
        return new Fault("is too long. Keep it below " + MOST_INSTRUCTIONS + " characters");
    }

    /** The first line below the properties, from 0. */
    private static int endOfProperties(List<String> lines) throws Fault {
        if (lines.isEmpty() || !lines.get(0).stripTrailing().equals(MARK)) {
            return 0;
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(MARK)) {
                return i + 1;
            }
        }
        throw new Fault("has properties without an end. Put a line of three dashes below them");
    }

    private static JsonNode parsed(List<String> lines) throws Fault {
        try {
            JsonNode properties = YAML.readTree(String.join("\n", lines) + "\n");
            if (properties.isObject() || properties.isMissingNode() || properties.isNull()) {
                return properties;
            }
        } catch (JsonProcessingException e) {
            // The first line is the one that opens them.
            throw new Fault("has properties that are not YAML, in line "
                    + (e.getLocation().getLineNr() + 1) + ". Put texts with colons into quotes");
        }
        throw new Fault("has properties of another form than \"title: My persona\"");
    }

    /** @param otherwise where the note has no such property */
    String property(String name, String otherwise) throws Fault {
        JsonNode value = properties.path(name);
        if (value.isContainerNode()) {
            throw new Fault("has a " + name + " that is no text. Write it as in \"" + name + ": some words\"");
        }
        String text = value.asText("").strip();
        return text.isEmpty() || value.isNull() ? otherwise : text;
    }
}
