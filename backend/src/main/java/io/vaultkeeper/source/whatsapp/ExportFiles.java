package io.vaultkeeper.source.whatsapp;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Which files are exports: the one that is named, or those of their kinds in the folder that is. */
record ExportFiles(Path root) {
    private static final List<String> KINDS = List.of(".json", ".txt", ".zip");

    boolean isFolder() {
        return Files.isDirectory(root);
    }

    /** Whether an export could be at this path. */
    boolean holds(Path path) {
        return path.equals(root) ? !isFolder() : path.startsWith(root) && isOfAKind(path);
    }

    /** @param unreadable takes folders that cannot be listed */
    void list(Consumer<Path> exports, Consumer<Path> unreadable) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (holds(file)) {
                    exports.accept(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                unreadable.accept(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Every export that can be listed now. */
    List<Path> all() {
        List<Path> all = new ArrayList<>();
        try {
            list(all::add, unreadable -> {});
        } catch (IOException e) {
            return all; // what cannot be listed is told by the next scan
        }
        return all;
    }

    /** What a file of the source is called, be it an export or not. */
    String key(Path path) {
        return path.startsWith(root) && !path.equals(root)
                ? root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/")
                : String.valueOf(path.getFileName());
    }

    private static boolean isOfAKind(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return KINDS.stream().anyMatch(name::endsWith);
    }
}
