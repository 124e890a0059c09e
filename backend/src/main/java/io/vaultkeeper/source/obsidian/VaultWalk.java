package io.vaultkeeper.source.obsidian;

import io.vaultkeeper.source.Exclusions;
import io.vaultkeeper.source.Fingerprint;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Tells of every note below a folder. Symbolic links are not followed: they may lead out of the vault or round in circles. */
final class VaultWalk extends SimpleFileVisitor<Path> {
    private final VaultFolder vault;
    private final Exclusions exclusions;
    private final long settings;
    private final Source.Scan scan;

    /** @param settings as in {@link Fingerprint#settings} */
    VaultWalk(VaultFolder vault, Exclusions exclusions, long settings, Source.Scan scan) {
        this.vault = vault;
        this.exclusions = exclusions;
        this.settings = settings;
        this.scan = scan;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return isLeftOut(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    private boolean isLeftOut(Path folder) {
        boolean top = folder.equals(vault.root());
        return !top && (NoteFiles.isHidden(folder.getFileName().toString()) || exclusions.covers(vault.key(folder)));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && NoteFiles.isRead(file.getFileName().toString())) {
            String key = vault.key(file);
            if (!exclusions.covers(key)) {
                scan.found(file(key, file, attributes, settings));
            }
        }
        return FileVisitResult.CONTINUE;
    }

    /** A vault that cannot be listed at all must not look like an empty one. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
        if (file.equals(vault.root())) {
            throw new IOException(
                    "The vault " + file + " cannot be read. Is it still there? The setting is \"vault\".", reason);
        }
        boolean gone = reason instanceof NoSuchFileException;
        if (!gone && !isLeftOut(file)) {
            scan.unreadable(vault.key(file), "It cannot be looked at" + because(reason));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException reason) throws IOException {
        return reason == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, reason);
    }

    private static String because(IOException reason) {
        return reason instanceof AccessDeniedException
                ? ": permission denied. Give yourself the right to read it, or exclude it."
                : ": " + reason.getClass().getSimpleName() + ".";
    }

    static SourceFile file(String key, Path path, BasicFileAttributes attributes, long settings) {
        return new SourceFile(ObsidianSource.NAME, key, path, Fingerprint.of(path, attributes, settings));
    }
}
