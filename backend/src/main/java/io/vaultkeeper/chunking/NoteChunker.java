package io.vaultkeeper.chunking;

import io.vaultkeeper.document.*;
import java.util.*;

/** Thin. */
public final class NoteChunker implements Chunker {
    private final TokenCounter tokens;
    private final ChunkSize size;

    public NoteChunker(TokenCounter tokens, ChunkSize size) {
        this.tokens = tokens;
        this.size = size;
    }

    @Override
    public List<Chunk> chunk(Document document) {
        List<Chunk> chunks = new ArrayList<>();
        for (Section section : document.sections()) {
            StringBuilder text = new StringBuilder();
            int start = 0, end = 0, count = 0;
            for (Block block : section.blocks()) {
                int t = tokens.count(block.text());
                if (count + t > size.target() && count > 0) {
                    add(chunks, document, section, text.toString(), start, end);
                    text.setLength(0);
                    count = 0;
                }
                if (count == 0) start = block.startLine();
                else text.append('\n');
                text.append(block.text());
                end = block.endLine();
                count += t;
            }
            if (count > 0) add(chunks, document, section, text.toString(), start, end);
        }
        return chunks;
    }

    private static void add(List<Chunk> chunks, Document d, Section s, String text, int start, int end) {
        ContentHash hash = ContentHash.of(String.join(">", s.headings()), text);
        chunks.add(new Chunk(
                ContentHash.of(d.id().toString(), hash.hex(), "" + chunks.size())
                        .hex(),
                d.provenance(),
                chunks.size(),
                s.headings(),
                text,
                start,
                end,
                null,
                hash));
    }

    @Override
    public String version() {
        return "thin";
    }
}
