package io.vaultkeeper.source.documents;

import io.vaultkeeper.source.Exclusions;
import io.vaultkeeper.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * A folder of documents, and the way between its files and their keys.
 *
 * @param root without symbolic links
 * @param prefix what keys begin with, with a {@code /} at the end; empty where they are paths relative to the root
 * @param elsewhere what another source reads, or another folder: left out with all below it
 */
record Folder(Path root, String prefix, Exclusions exclusions, Predicate<Path> elsewhere) {
    /** Folders of programs, large and full of files that nobody wrote. */
    private static final String MODULES = "node_modules";

    /** What the keys of all its files are below, as told to {@link Source.Scan#unreadable}. */
    String name() {
        return prefix.isEmpty() ? Source.EVERYTHING : prefix.substring(0, prefix.length() - 1);
    }

    String key(Path path) {
        return prefix + relative(path);
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    boolean isWithin(Path path) {
        return path.startsWith(root) && !path.equals(root);
    }

    /** @param path of a file or folder within; those above it are not looked at */
    boolean leavesOut(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".")
                || name.equals(MODULES)
                || name.startsWith("~$")
                || exclusions.covers(relative(path))
                || elsewhere.test(path);
    }

    /** Whether a document is there, and neither it nor a folder above it is left out or a link. */
    boolean holds(Path path) {
        if (!isWithin(path) || Formats.of(path.getFileName().toString()) == null || !isReal(path)) {
            return false;
        }
        Path above = root;
        for (Path part : root.relativize(path)) {
            above = above.resolve(part);
            if (leavesOut(above)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReal(Path path) {
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    && path.toRealPath().equals(path.toRealPath(LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            return false; // gone since it was listed
        }
    }
}
