package io.vaultkeeper.chunking;

import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Provenance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The chunks of one document as they come. */
final class Chunks {
    /** A block of more chunks, such as a transcript without paragraphs, would take the room of all others. */
    private static final int MOST_PARTS = 5;

    private final List<Chunk> chunks = new ArrayList<>();
    private final Map<ContentHash, Integer> copies = new HashMap<>();

    /** By the ordinals of those that end within a block: which block. */
    private final Map<Integer, Object> cut = new HashMap<>();

    void add(
            Provenance provenance,
            List<String> headings,
            String text,
            int startLine,
            int endLine,
            @Nullable String blockId,
            List<MessagePlace> messages) {
        ContentHash hash = ContentHash.of(String.join("\n", headings), text);
        int copy = copies.merge(hash, 1, Integer::sum);
        String document = provenance.document().toString();
        String id = ContentHash.of(document, hash.hex(), Integer.toString(copy)).hex();
        chunks.add(new Chunk(
                id, provenance, chunks.size(), headings, text, startLine, endLine, blockId, messages, List.of(), hash));
    }

    /** To be called where the last one added ends within a block. */
    void goesOn(Object block) {
        cut.put(chunks.size() - 1, block);
    }

    private List<Chunk> all() {
        return chunks.stream()
                .map(chunk -> chunk.withParts(parts(chunk.ordinal())))
                .toList();
    }

    /** Whether the same block is cut at the ends of both. */
    private boolean isCutThrough(int one, int other) {
        return cut.containsKey(other) && Objects.equals(cut.get(one), cut.get(other));
    }

    private List<String> parts(int ordinal) {
        int first = ordinal;
        while (ordinal - first < MOST_PARTS && isCutThrough(ordinal - 1, first - 1)) {
            first--;
        }
        int last = ordinal;
        while (last - first < MOST_PARTS && isCutThrough(ordinal, last)) {
            last++;
        }
        return first == last || last - first >= MOST_PARTS
                ? List.of()
                : chunks.subList(first, last + 1).stream().map(Chunk::id).toList();
    }

    /** A document without text is still found by its title. */
    List<Chunk> orTitleAlone(Provenance provenance) {
        if (chunks.isEmpty()) {
            add(provenance, List.of(), provenance.title(), 1, 1, null, List.of());
        }
        return all();
    }
}
