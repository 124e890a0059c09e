package io.vaultkeeper.document;

/**
 * One document as its source read it.
 *
 * @param hash of the content that was read: two documents with equal hashes differ in name and place only
 */
public record Document(Provenance provenance, Body body, ContentHash hash) {
    public DocumentId id() {
        return provenance.document();
    }
}
