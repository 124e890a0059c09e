package io.vaultkeeper.source.documents;

import io.vaultkeeper.source.Exclusions;
import java.nio.file.Path;
import java.util.List;

/**
 * Which documents are read.
 *
 * @param folders absolute
 * @param exclude globs relative to each folder, with {@code /}
 * @param attachments whether files of the vault that are no notes are read too
 */
public record DocumentsSettings(List<Path> folders, List<String> exclude, boolean attachments) {
    public DocumentsSettings {
        folders = List.copyOf(folders);
        exclude = List.copyOf(exclude);
        Exclusions.check(exclude, "sources.documents.exclude");
    }
}
