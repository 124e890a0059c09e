package io.vaultkeeper.source.obsidian;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.Section;
import io.vaultkeeper.source.FileText;
import io.vaultkeeper.source.SourceException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a canvas: a section for each card's text, one for the names of what the canvas points to and of its groups. */
final class CanvasReader {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Section> sections = new ArrayList<>();
    private final List<Block> names = new ArrayList<>();
    private final Set<String> tags = new LinkedHashSet<>();

    private CanvasReader() {}

    /** @param key names the file where it is at fault */
    static NoteContent read(String text, String key) throws SourceException {
        CanvasReader reader = new CanvasReader();
        JsonNode canvas = parse(text, key);
        canvas.path("nodes").forEach(reader::readNode);
        canvas.path("edges").forEach(edge -> reader.readName(edge.path("label")));
        if (!reader.names.isEmpty()) {
            reader.sections.add(new Section(List.of(), reader.names));
        }
        return new NoteContent(Properties.NONE, reader.tags, reader.sections);
    }

    private static JsonNode parse(String text, String key) throws SourceException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new SourceException(
                    "The canvas " + key + " is not valid JSON" + place + "; open and save it in Obsidian to repair it.",
                    e);
        }
    }

    private void readNode(JsonNode node) {
        if (node.path("type").asText().equals("text")) {
            readCard(node.path("text").asText());
        } else {
            List.of("file", "subpath", "url", "label").forEach(field -> readName(node.path(field)));
        }
    }

    private void readCard(String text) {
        List<String> lines = Comments.strip(FileText.lines(text));
        Tags.collect(lines, tags);
        String card = String.join("\n", lines).strip();
        if (!card.isEmpty()) {
            sections.add(new Section(List.of(), List.of(card(card))));
        }
    }

    private void readName(JsonNode name) {
        if (!name.asText().isBlank()) {
            names.add(card(name.asText().strip()));
        }
    }

    /** A canvas has no lines that a person knows of. */
    private static Block card(String text) {
        return new Block(Kind.CARD, text, 1, 1, null);
    }
}
