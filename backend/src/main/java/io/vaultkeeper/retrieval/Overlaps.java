package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.MessagePlace;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Windows of a conversation overlap: what a better one shows already is cut from the others, which leaves room for more. */
final class Overlaps {
    private Overlaps() {}

    /** @param passages best first; those of which nothing is left are dropped */
    static List<Passage> cut(List<Passage> passages) {
        Map<DocumentId, BitSet> shown = new HashMap<>();
        List<Passage> cut = new ArrayList<>();
        for (Passage passage : passages) {
            Chunk chunk = passage.chunk();
            if (chunk.messages().isEmpty()) {
                cut.add(passage);
                continue;
            }
            BitSet before = shown.computeIfAbsent(chunk.document(), document -> new BitSet());
            BitSet fresh = new BitSet();
            fresh.set(chunk.startLine(), chunk.endLine() + 1);
            fresh.andNot(before);
            before.or(fresh);
            if (!fresh.isEmpty()) {
                cut.add(passage.withChunk(part(chunk, fresh)));
            }
        }
        return cut;
    }

    /** All from the first fresh line to the last. */
    private static Chunk part(Chunk chunk, BitSet fresh) {
        int first = fresh.nextSetBit(0);
        int last = fresh.length() - 1;
        List<String> lines = List.of(chunk.text().split("\n", -1));
        boolean whole = first == chunk.startLine() && last == chunk.endLine();
        boolean inParts = lines.size() != chunk.endLine() - chunk.startLine() + 1; // of an endless line
        if (whole || inParts) {
            return chunk;
        }
        List<String> kept = lines.subList(first - chunk.startLine(), last - chunk.startLine() + 1);
        List<MessagePlace> messages = chunk.messages().stream()
                .filter(place -> place.startLine() <= last && place.endLine() >= first)
                .toList();
        return new Chunk(
                chunk.id(),
                during(chunk.provenance(), messages),
                chunk.ordinal(),
                chunk.headings(),
                String.join("\n", kept),
                first,
                last,
                chunk.blockId(),
                messages,
                chunk.parts(),
                chunk.hash());
    }

    private static Provenance during(Provenance of, List<MessagePlace> messages) {
        if (messages.isEmpty()) {
            return of;
        }
        TimeSpan time = new TimeSpan(
                messages.get(0).time(), messages.get(messages.size() - 1).time(), TimeSpan.Basis.MESSAGES);
        return of.during(time, of.participants());
    }
}
