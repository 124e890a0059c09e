package io.vaultkeeper.source.code;

import java.nio.file.Path;
import java.util.List;

/**
 * Which source code is read.
 *
 * @param folders with all below them; absolute
 * @param exclude globs relative to a folder, with {@code /}; one that ends in {@code /**} leaves out the folder
 */
public record CodeSettings(List<Path> folders, List<String> exclude) {
    public CodeSettings {
        folders = List.copyOf(folders);
        exclude = List.copyOf(exclude);
        exclude.forEach(CodePlaces::matcher); // refuses what is no glob
    }
}
