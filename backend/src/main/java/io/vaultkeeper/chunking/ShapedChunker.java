package io.vaultkeeper.chunking;

import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.Document;
import java.time.ZoneId;
import java.util.List;

/** Cuts each document by its shape. */
public final class ShapedChunker implements Chunker {
    private final ChunkSize size;
    private final ZoneId zone;
    private final NoteChunker notes;
    private final ConversationChunker conversations;

    /**
     * @param size of texts; those of conversations are smaller, and overlap
     * @param zone whose days conversations are told by
     */
    public ShapedChunker(TokenCounter tokens, ChunkSize size, ZoneId zone) {
        this.size = size;
        this.zone = zone;
        this.notes = new NoteChunker(tokens, size);
        this.conversations = new ConversationChunker(tokens, size.max(), zone);
    }

    @Override
    public String version() {
        return "note-4/" + size.target() + "/" + size.max() + " " + ConversationChunker.VERSION + "/" + zone;
    }

    @Override
    public List<Chunk> chunk(Document document) {
        Body body = document.body();
        return body instanceof Body.Text text
                ? notes.chunk(document.provenance(), text.sections())
                : conversations.chunk(document.provenance(), ((Body.Conversation) body).messages());
    }
}
