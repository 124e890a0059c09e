package io.vaultkeeper.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Folders and files that only their owner may read. On Windows the user's profile folder sees to it. */
final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<String> OURS = Set.of("vaultkeeper.yml", "vaults", "daemons", "native", "sources");

    private PrivateFiles() {}

    /** A folder that was there before keeps its mode: it may hold what others need to read. */
    static Path folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes("rwx------"));
        }
        return folder;
    }

    /** As {@link #folder}, and closes a folder that holds nothing but ours, as one made by hand for us. */
    static Path ownFolder(Path folder) throws IOException {
        folder(folder);
        if (POSIX && holdsOnlyOurs(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    private static boolean holdsOnlyOurs(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.allMatch(child -> OURS.contains(child.getFileName().toString()));
        }
    }

    /** Replaces the file as one: a reader sees all of the old text or all of the new. */
    static void write(Path file, String text) throws IOException {
        Path parent = folder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Path fresh = Files.createTempFile(parent, ".", ".part", attributes("rw-------"));
        try {
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
