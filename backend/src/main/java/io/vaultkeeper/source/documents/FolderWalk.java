package io.vaultkeeper.source.documents;

import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Tells of every document below a folder. Symbolic links are not followed. */
final class FolderWalk extends SimpleFileVisitor<Path> {
    private final Folder folder;
    private final BiFunction<Path, BasicFileAttributes, SourceFile> describe;
    private final Source.Scan scan;

    FolderWalk(Folder folder, BiFunction<Path, BasicFileAttributes, SourceFile> describe, Source.Scan scan) {
        this.folder = folder;
        this.describe = describe;
        this.scan = scan;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        return isLeftOut(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    private boolean isLeftOut(Path path) {
        return !path.equals(folder.root()) && folder.leavesOut(path);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        boolean known = Formats.of(file.getFileName().toString()) != null;
        if (known && attributes.isRegularFile() && !isLeftOut(file)) {
            scan.found(describe.apply(file, attributes));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException reason) {
        if (!(reason instanceof NoSuchFileException) && !isLeftOut(path)) {
            scan.unreadable(
                    path.equals(folder.root()) ? folder.name() : folder.key(path),
                    "It cannot be looked at" + because(reason));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path path, @Nullable IOException reason) {
        return reason == null ? FileVisitResult.CONTINUE : visitFileFailed(path, reason);
    }

    private static String because(IOException reason) {
        return reason instanceof AccessDeniedException
                ? ": permission denied. Give yourself the right to read it, or exclude it."
                : ": " + reason.getClass().getSimpleName() + ".";
    }
}
