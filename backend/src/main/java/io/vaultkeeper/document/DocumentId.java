package io.vaultkeeper.document;

/**
 * A document's identity: the source that knows it and that source's own key for it, such as {@code obsidian:Games/Ball.md}.
 *
 * @param source the source's name; holds no colon
 * @param key for a file of the vault its path relative to the vault, with {@code /}, spelled as on disk
 */
public record DocumentId(String source, String key) {
    public DocumentId {
        if (source.isEmpty() || source.indexOf(':') >= 0) {
            throw new IllegalArgumentException("source name must be non-empty and hold no colon: " + source);
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("document key must not be empty (source " + source + ")");
        }
    }

    /** Reads the form that {@link #toString} writes. */
    public static DocumentId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not a document id (source:key): " + text);
        }
        return new DocumentId(text.substring(0, colon).intern(), text.substring(colon + 1)); // of few sources
    }

    @Override
    public String toString() {
        return source + ":" + key;
    }
}
