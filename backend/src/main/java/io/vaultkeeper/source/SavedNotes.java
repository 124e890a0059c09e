package io.vaultkeeper.source;

import java.io.IOException;

/** The notes as they are written on disk. */
@FunctionalInterface
public interface SavedNotes {
    /**
     * All of a note, front matter and all.
     *
     * @param path relative to the vault, with {@code /}; in any Unicode normal form
     * @throws SourceException where there is no such note, the user excluded it, or the path leads out of the vault
     */
    String text(String path) throws IOException, SourceException;
}
