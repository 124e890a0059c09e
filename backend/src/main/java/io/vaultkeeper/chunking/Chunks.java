package io.vaultkeeper.chunking;

import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Provenance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chunks of one document as they come. */
final class Chunks {
    private final List<Chunk> chunks = new ArrayList<>();
    private final Map<ContentHash, Integer> copies = new HashMap<>();

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
        chunks.add(
                new Chunk(id, provenance, chunks.size(), headings, text, startLine, endLine, blockId, messages, hash));
    }

    /** A document without text is still found by its title. */
    List<Chunk> orTitleAlone(Provenance provenance) {
        if (chunks.isEmpty()) {
            add(provenance, List.of(), provenance.title(), 1, 1, null, List.of());
        }
        return chunks;
    }
}
