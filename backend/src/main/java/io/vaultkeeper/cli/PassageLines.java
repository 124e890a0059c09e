package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A passage as a person reads it in a terminal. */
final class PassageLines {
    private static final int SNIPPET = 280;
    private static final int DAY = 10;

    private PassageLines() {}

    /** {@code Title › Heading · 2024-03-05}. */
    static String title(JsonNode passage) {
        List<String> path = new ArrayList<>();
        path.add(passage.path("title").asText());
        passage.path("headings").forEach(heading -> {
            if (!heading.asText().equalsIgnoreCase(path.get(path.size() - 1))) {
                path.add(heading.asText());
            }
        });
        return Text.line(String.join(" › ", path), SNIPPET);
    }

    static String day(JsonNode passage) {
        String from = passage.path("from").asText("");
        return from.length() >= DAY ? from.substring(0, DAY) : from;
    }

    /** {@code Folder/Note.md:12-19}, which editors and terminals open at the line. */
    static String place(JsonNode passage) {
        if (passage.path("path").isNull()) {
            return Text.clean(passage.path("document").asText());
        }
        String lines = passage.path("startLine").isNull()
                ? ""
                : ":" + passage.path("startLine").asInt() + "-"
                        + passage.path("endLine").asInt();
        return Text.clean(passage.path("path").asText()) + lines;
    }

    static String why(JsonNode passage) {
        List<String> reasons = new ArrayList<>();
        JsonNode why = passage.path("why");
        if (why.path("semantic").isObject()) {
            reasons.add("meaning " + why.path("semantic").path("rank").asInt());
        }
        if (why.path("keyword").isObject()) {
            reasons.add("words " + why.path("keyword").path("rank").asInt());
        }
        return String.join(", ", reasons);
    }

    static String snippet(JsonNode passage) {
        return Text.line(passage.path("text").asText(), SNIPPET);
    }
}
