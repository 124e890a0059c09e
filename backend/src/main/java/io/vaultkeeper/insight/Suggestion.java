package io.vaultkeeper.insight;

import org.jspecify.annotations.Nullable;

/**
 * What a question may be narrowed to.
 *
 * @param value as a scope has it: a document's id, a folder's path, a tag without {@code #}, a source's name
 * @param label for the user
 * @param detail tells those of one label apart: the folder it is in, or a conversation's source
 * @param path relative to the vault; null where it is no file or folder of it
 */
public record Suggestion(
        Kind kind,
        String value,
        String label,
        @Nullable String detail,
        @Nullable String path) {
    public enum Kind {
        DOCUMENT,
        FOLDER,
        TAG,
        SOURCE
    }

    static Suggestion folder(String path) {
        return new Suggestion(Kind.FOLDER, path, path.substring(path.lastIndexOf('/') + 1), parent(path), path);
    }

    static @Nullable String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? null : path.substring(0, slash);
    }
}
