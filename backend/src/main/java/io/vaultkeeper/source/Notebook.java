package io.vaultkeeper.source;

import io.vaultkeeper.document.Document;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens a single note as an editor has it. */
public interface Notebook {
    /**
     * @param path relative to the vault, with {@code /}; in any Unicode normal form
     * @param unsaved the editor's text; null reads the file
     * @throws SourceException where there is no such note, or the path leads out of the vault
     */
    Document open(String path, @Nullable String unsaved) throws IOException, SourceException;

    /**
     * As {@link #open}, without reading the note.
     *
     * @param unsaved whether the editor has a text, so that there need not be a file
     */
    void check(String path, boolean unsaved) throws IOException, SourceException;
}
