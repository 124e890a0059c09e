package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A passage as a person reads it in a terminal. */
final class PassageLines {
    private static final int SNIPPET = 280;

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

    /** In the zone of this machine, as in the answers: the moment of a chat is told in UTC. */
    static String day(JsonNode passage) {
        String from = passage.path("from").asText("");
        try {
            return LocalDate.ofInstant(Instant.parse(from), ZoneId.systemDefault())
                    .toString();
        } catch (DateTimeException e) {
            return from;
        }
    }

    /** {@code Folder/Note.md:12-19}, which editors and terminals open at the line; {@code /papers/Report.pdf page=12}. */
    static String place(JsonNode passage) {
        String uri = passage.path("uri").asText("");
        if (!passage.path("path").isNull()) {
            return Text.clean(passage.path("path").asText()) + lines(passage);
        }
        return uri.startsWith("file:/")
                ? Text.clean(file(uri)) + lines(passage)
                : Text.clean(passage.path("document").asText());
    }

    private static String file(String uri) {
        try {
            URI place = URI.create(uri);
            return place.getPath() + (place.getFragment() == null ? "" : " " + place.getFragment());
        } catch (IllegalArgumentException e) {
            return uri; // of a collection, as somebody wrote it
        }
    }

    private static String lines(JsonNode passage) {
        return passage.path("startLine").isNull()
                ? ""
                : ":" + passage.path("startLine").asInt() + "-"
                        + passage.path("endLine").asInt();
    }

    /** {@code meaning 1, words 4; also in Copy of the note}. */
    static String why(JsonNode passage) {
        List<String> reasons = new ArrayList<>();
        JsonNode why = passage.path("why");
        if (why.path("semantic").isObject()) {
            reasons.add("meaning " + why.path("semantic").path("rank").asInt());
        }
        if (why.path("keyword").isObject()) {
            reasons.add("words " + why.path("keyword").path("rank").asInt());
        }
        List<String> copies = new ArrayList<>();
        passage.path("copies").forEach(copy -> copies.add(copy.path("title").asText()));
        String also = copies.isEmpty() ? "" : "; also in " + Text.line(String.join(", ", copies), SNIPPET);
        return String.join(", ", reasons) + also;
    }

    static String snippet(JsonNode passage) {
        return Text.line(passage.path("text").asText(), SNIPPET);
    }
}
