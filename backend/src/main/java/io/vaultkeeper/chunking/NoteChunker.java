package io.vaultkeeper.chunking;

import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts notes: never across a heading, and within a block only where the block alone is too large. A chunk's text is a piece of
 * the note as it is written.
 */
public final class NoteChunker implements Chunker {
    private static final String VERSION = "note-1";

    private final TokenCounter tokens;
    private final Cost cost;
    private final ChunkSize size;

    public NoteChunker(TokenCounter tokens, ChunkSize size) {
        this.tokens = tokens;
        this.cost = new Cost(tokens);
        this.size = size;
    }

    @Override
    public String version() {
        return VERSION + "/" + size.target() + "/" + size.max();
    }

    @Override
    public List<Chunk> chunk(Document document) {
        NoteChunks chunks = new NoteChunks(document.provenance());
        List<Section> sections = document.sections();
        for (int i = 0; i < sections.size(); i++) {
            Section next = i + 1 < sections.size() ? sections.get(i + 1) : null;
            if (!Headings.areCarriedBy(next, sections.get(i))) {
                chunk(sections.get(i), document.provenance().title(), chunks);
            }
        }
        return chunks.orTitleAlone();
    }

    private void chunk(Section section, String title, NoteChunks chunks) {
        SectionText source = new SectionText(section);
        int room = Math.max(1, size.max() - tokens.count(ChunkHeader.of(title, section.headings())));
        Packing packing = new Packing(Math.min(size.target(), room), Math.min(size.target() * 5 / 4, room));
        for (Range range : packing.pack(pieces(source, packing.mostOfPiece()))) {
            add(source, range, section.headings(), chunks);
        }
    }

    private List<Range> pieces(SectionText source, int most) {
        List<Range> pieces = new ArrayList<>();
        for (SectionText.Place place : source.places()) {
            pieces.addAll(BlockSplitter.split(source.text(), place, cost, most));
        }
        return pieces;
    }

    private static void add(SectionText source, Range range, List<String> headings, NoteChunks chunks) {
        int last = range.end() - 1;
        chunks.add(
                headings,
                source.text().substring(range.start(), range.end()),
                source.line(range.start()),
                source.line(last),
                source.blockId(range.start(), range.end()));
    }
}
