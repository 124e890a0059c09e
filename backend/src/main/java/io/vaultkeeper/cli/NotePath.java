package io.vaultkeeper.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How a note is named to the daemon. */
final class NotePath {
    private NotePath() {}

    /**
     * Of a path from the root, as shells complete it, what lies in the vault; all else as it was typed.
     *
     * @param vault without links on the way to it
     */
    static String in(Path vault, String typed) {
        try {
            Path path = Path.of(typed);
            Path real = path.isAbsolute() ? path.toRealPath() : path;
            return real.startsWith(vault) ? joined(vault.relativize(real)) : typed;
        } catch (InvalidPathException | IOException e) {
            return typed; // the daemon says that there is no such note
        }
    }

    private static String joined(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
