package io.vaultkeeper.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vaultkeeper.chunking.Chunk;
import java.util.List;

/**
 * A question that a model wrote to a passage, for the user to keep or drop.
 *
 * @param evidence what answers it, of the passage's text: short, so that passages of any length may hold it
 */
public record Draft(String question, Chunk passage, String evidence) {
    private static final JsonMapper JSON = new JsonMapper();

    public String title() {
        return passage.provenance().title();
    }

    /** As a line of a file of questions, with another wording perhaps. */
    String line(String id, String wording) {
        ObjectNode line = JSON.createObjectNode();
        line.put("id", id).put("question", wording);
        ObjectNode expected = line.putArray("expected").addObject();
        expected.put("document", passage.document().toString());
        List<String> headings = passage.headings();
        if (!headings.isEmpty()) {
            expected.put("heading", headings.get(headings.size() - 1));
        }
        expected.put("text", evidence);
        return line.toString();
    }
}
