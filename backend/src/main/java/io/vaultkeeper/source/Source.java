package io.vaultkeeper.source;

import io.vaultkeeper.document.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A place where documents are. Safe for use by several threads. */
public interface Source {
    /** Short and lower case, as in {@code obsidian}; the first part of its documents' ids. */
    String name();

    /** The folders to watch for changes. */
    List<Path> roots();

    /**
     * Every file this source would read now, in no particular order; reads directories, no files. What cannot be listed is
     * told to {@code scan.unreadable} and the rest goes on.
     */
    void scan(Scan scan) throws IOException;

    /** The file at this path, if it is there and this source would read it. */
    Optional<SourceFile> locate(Path path);

    /**
     * Reads a file's documents, one after another, to {@code documents}. A file may hold none, as one that is excluded by
     * its tags.
     *
     * @throws SourceException where the content is at fault
     * @throws IOException where the disk is
     */
    void read(SourceFile file, Consumer<Document> documents) throws IOException, SourceException;

    /** What a scan finds. */
    interface Scan {
        void found(SourceFile file);

        /** @param key as in {@link SourceFile#key} */
        void unreadable(String key, String reason);
    }
}
