package io.vaultkeeper.eval;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.chunking.MessagePlace;
import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Message;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts as the scripts did that this program grew from: lines are gathered until they come to more than 500 characters, and what is
 * left at the end is lost. No title and no heading goes into what is embedded; a passage still knows its title, as an alias.
 */
final class AncestorChunker implements Chunker {
    private static final int MORE_THAN = 500;

    @Override
    public String version() {
        return "ancestor-2";
    }

    @Override
    public List<Chunk> chunk(Document document) {
        List<Chunk> chunks = new ArrayList<>();
        List<Line> gathered = new ArrayList<>();
        int length = 0;
        for (Line line : lines(document.body())) {
            gathered.add(line);
            length += line.text().length() + 1;
            if (length > MORE_THAN) {
                chunks.add(chunk(document, gathered, chunks.size()));
                gathered.clear();
                length = 0;
            }
        }
        return chunks;
    }

    /** @param message what was said, in a conversation */
    private record Line(String text, List<Message> message) {}

    private static List<Line> lines(Body body) {
        List<Line> lines = new ArrayList<>();
        if (body instanceof Body.Conversation conversation) {
            for (Message message : conversation.messages()) {
                (message.sender() + ": " + message.text())
                        .lines()
                        .forEach(line -> lines.add(new Line(line, List.of(message))));
            }
            return lines;
        }
        for (Section section : ((Body.Text) body).sections()) {
            section.blocks()
                    .forEach(block -> block.text().lines().forEach(line -> lines.add(new Line(line, List.of()))));
        }
        return lines;
    }

    private static Chunk chunk(Document document, List<Line> lines, int ordinal) {
        String text = String.join("\n", lines.stream().map(Line::text).toList());
        List<MessagePlace> messages = lines.stream()
                .flatMap(line -> line.message().stream())
                .distinct()
                .map(message -> new MessagePlace(message.id(), message.time(), 0, 0))
                .toList();
        ContentHash hash = ContentHash.of(text);
        String id = ContentHash.of(document.id().toString(), hash.hex(), Integer.toString(ordinal))
                .hex();
        return new Chunk(
                id, untitled(document.provenance()), ordinal, List.of(), text, 0, 0, null, messages, List.of(), hash);
    }

    private static Provenance untitled(Provenance of) {
        return new Provenance(
                of.document(), of.path(), "", List.of(of.title()), of.tags(), of.participants(), of.time(), of.uri());
    }
}
