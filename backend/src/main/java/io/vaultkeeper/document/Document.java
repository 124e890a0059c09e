package io.vaultkeeper.document;

import java.util.List;

/**
 * One document as its source read it.
 *
 * @param hash of the content that was read: two documents with equal hashes differ in name and place only
 */
public record Document(Provenance provenance, List<Section> sections, ContentHash hash) {
    public Document {
        sections = List.copyOf(sections);
    }

    public DocumentId id() {
        return provenance.document();
    }
}
