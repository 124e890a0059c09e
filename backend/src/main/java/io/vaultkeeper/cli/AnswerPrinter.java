package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints an answer while it is written, and its sources after it. */
final class AnswerPrinter {
    private final @Nullable PrintWriter live;
    private final Text text = Text.forOutput();
    private final List<JsonNode> passages = new ArrayList<>();
    private final StringBuilder streamed = new StringBuilder();
    private @Nullable JsonNode query;
    private @Nullable JsonNode done;
    private @Nullable JsonNode error;

    /** @param live null prints nothing, and only gathers */
    AnswerPrinter(@Nullable PrintWriter live) {
        this.live = live;
    }

    /** @throws UnheardException where nobody reads what is printed any longer */
    void accept(String event, JsonNode data) {
        switch (event) {
            case "query" -> query = data;
            case "passages" -> {
                passages.clear();
                data.path("passages").forEach(passages::add);
            }
            case "token" -> print(data.path("text").asText());
            case "done" -> done = data;
            case "error" -> error = data;
            default -> {
                // stages are for screens
            }
        }
    }

    private void print(String token) {
        streamed.append(token);
        if (live != null) {
            live.print(Text.clean(token));
            if (live.checkError()) {
                throw new UnheardException();
            }
        }
    }

    void printSources() {
        if (live == null) {
            return;
        }
        live.println();
        if (done == null) {
            return;
        }
        List<Integer> cited = new ArrayList<>();
        done.path("citations").forEach(n -> cited.add(n.asInt()));
        List<JsonNode> told = passages.stream()
                .filter(passage ->
                        isUnanswered() || cited.contains(passage.path("n").asInt()))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        live.println();
        live.println(text.bold(isUnanswered() ? "Nearest" : "Sources"));
        for (JsonNode passage : told) {
            live.println(passage.path("n").asInt() + "  " + PassageLines.title(passage) + "  "
                    + text.faint(PassageLines.place(passage) + "  " + PassageLines.day(passage)));
        }
    }

    /** Whether none of what was found is worth a quote. */
    private boolean isUnanswered() {
        return done != null
                && done.path("mode").asText().equals("quoted")
                && done.path("citations").isEmpty();
    }

    /** The {@code done} event, with what was asked of the notes and the passages it cites from. */
    ObjectNode toJson() {
        ObjectNode json = done instanceof ObjectNode object ? object.deepCopy() : ApiCommand.JSON.createObjectNode();
        if (query != null) {
            json.set("query", query);
        }
        ArrayNode all = json.putArray("passages");
        passages.forEach(all::add);
        if (error != null) {
            json.put("answer", streamed.toString());
            json.set("error", error);
        }
        return json;
    }

    String answer() {
        return done == null ? streamed.toString() : done.path("answer").asText();
    }

    /** Null where the answer is complete. */
    @Nullable
    String failure() {
        if (error == null) {
            return done == null ? "The answer broke off." : null;
        }
        String hint = error.path("hint").asText("");
        return error.path("detail").asText() + (hint.isEmpty() ? "" : "\n" + hint);
    }

    /** Whether the notes were searched, and nothing came of it. */
    boolean isEmptyHanded() {
        boolean searched = query != null && query.path("search").asBoolean();
        return searched && (passages.isEmpty() || isUnanswered());
    }
}
