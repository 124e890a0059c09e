package io.vaultkeeper.chunking;

import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a document that is embedded, found and cited as one.
 *
 * @param id 32 hexadecimal digits, the same for the same text at the same document, whatever stands around it
 * @param ordinal its place among its document's chunks, from 0
 * @param headings the path of headings it stands under, as plain text
 * @param text as written in the document
 * @param startLine first line in the file, from 1; 0 where the source has no lines
 * @param endLine last line, inclusive
 * @param blockId the nearest block id that a link can point to, without the caret
 * @param messages that it holds, in a conversation; empty elsewhere. Their lines are counted as the chunk's own are
 * @param parts where a paragraph or another block too large for one chunk was cut: the ids of the chunks, this one
 *     among them, that hold all of what it begins and ends with, in their order; empty where its blocks are whole, or too long to be shown so
 * @param hash of headings and text: while it stays, the chunk's vector stays
 */
public record Chunk(
        String id,
        Provenance provenance,
        int ordinal,
        List<String> headings,
        String text,
        int startLine,
        int endLine,
        @Nullable String blockId,
        List<MessagePlace> messages,
        List<String> parts,
        ContentHash hash) {
    public Chunk {
        headings = List.copyOf(headings);
        messages = messages == null ? List.of() : List.copyOf(messages); // as of an index from before there were any
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    Chunk withParts(List<String> ids) {
        return new Chunk(id, provenance, ordinal, headings, text, startLine, endLine, blockId, messages, ids, hash);
    }

    public DocumentId document() {
        return provenance.document();
    }

    /** The text that is embedded: a line of title and headings, then the chunk's own text. */
    public String embeddedText() {
        return ChunkHeader.of(provenance.title(), headings) + text;
    }
}
