package io.vaultkeeper.source.code;

import io.vaultkeeper.source.Source;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Tells of every source file below a folder. Symbolic links are not followed. */
final class CodeWalk extends SimpleFileVisitor<Path> {
    private final CodePlaces places;
    private final Path folder;
    private final Source.Scan scan;

    CodeWalk(CodePlaces places, Path folder, Source.Scan scan) {
        this.places = places;
        this.folder = folder;
        this.scan = scan;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        return places.isFolderLeftOut(folder, path) || places.isReadByItself(folder, path)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && places.isRead(folder, path)) {
            scan.found(CodeSource.file(places.key(folder, path), path, attributes));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException reason) {
        if (!(reason instanceof NoSuchFileException) && !places.isFolderLeftOut(folder, path)) {
            String why = reason instanceof AccessDeniedException
                    ? "permission denied. Give yourself the right to read it, or exclude it in sources.code.exclude."
                    : reason.getClass().getSimpleName() + ".";
            scan.unreadable(places.key(folder, path), "It cannot be looked at: " + why);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path path, @Nullable IOException reason) {
        return reason == null ? FileVisitResult.CONTINUE : visitFileFailed(path, reason);
    }
}
