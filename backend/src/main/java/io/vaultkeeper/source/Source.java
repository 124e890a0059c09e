package io.vaultkeeper.source;

import io.vaultkeeper.document.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A place where documents are. Safe for use by several threads. */
public interface Source {
    /** As a key told to {@link Scan#unreadable}: nothing at all of the source could be looked at. */
    String EVERYTHING = "*";

    /** Short and lower case, as in {@code obsidian}; the first part of its documents' ids. */
    String name();

    /** Whether the user named it: of one that nobody named the status is silent while it has nothing. */
    default boolean isNamed() {
        return true;
    }

    /** What to watch for changes: folders with all below them, and single files. They need not be there. */
    List<Path> roots();

    /**
     * Every file this source would read now, in no particular order; reads directories, no files. What cannot be listed is
     * told to {@code scan.unreadable} and the rest goes on.
     */
    void scan(Scan scan) throws IOException;

    /** The file at this path, if it is there and this source would read it. */
    Optional<SourceFile> locate(Path path);

    /**
     * What {@link SourceFile#key} would be for a file at this path, whether or not there is one; of a folder, what the keys of
     * the files below it begin with, without the last {@code /}. Empty outside the roots, and for a root folder itself.
     */
    Optional<String> key(Path path);

    /** As {@link #locate}: several where the settings name what is at this path more than once. */
    default List<SourceFile> locateAll(Path path) {
        return locate(path).stream().toList();
    }

    /** As {@link #key}, of all that {@link #locateAll} finds or would find. */
    default List<String> keys(Path path) {
        return key(path).stream().toList();
    }

    /** Other files whose documents depend on what is at this path, as on an address book. */
    default List<Path> readWith(Path path) {
        return List.of();
    }

    /**
     * Reads a file's documents, one after another. A file may hold none, as one that is excluded by its tags.
     *
     * @throws SourceException where the content is at fault
     * @throws IOException where the disk is
     */
    void read(SourceFile file, Reading reading) throws IOException, SourceException;

    /** What is read from a file. */
    @FunctionalInterface
    interface Reading {
        void document(Document document);

        /** Of a document whose key is the file's own: told before that document. */
        default void leftOut(Omission omission) {}
    }

    /** What a scan finds. */
    interface Scan {
        void found(SourceFile file);

        /** @param key as in {@link SourceFile#key} */
        void unreadable(String key, String reason);
    }
}
