package io.vaultkeeper.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the user stands. */
final class Surroundings {
    private Surroundings() {}

    /** The vault that holds this folder: the nearest one upwards with Obsidian's own folder in it. */
    static @Nullable Path vault(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".obsidian"))) {
                return at;
            }
        }
        return null;
    }
}
