package io.vaultkeeper.chat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of the vault with the notes that are personas. Symbolic links are not followed, and nothing outside is read. */
final class PersonaFolder {
    static final String EXTENSION = ".md";

    private static final Logger LOG = LoggerFactory.getLogger(PersonaFolder.class);
    private static final int MOST_NOTES = 200;
    private static final int MOST_FOLDERS_DEEP = 8;

    private final Path vault;
    private final Path folder;

    /**
     * @param vault a real path
     * @param folder relative to it; it need not be there
     */
    PersonaFolder(Path vault, String folder) {
        this.vault = vault;
        this.folder = vault.resolve(folder).normalize();
    }

    /** In the order of their paths. */
    List<Path> notes() {
        if (!isInVault()) {
            return List.of();
        }
        List<Path> notes = new ArrayList<>();
        try {
            Files.walkFileTree(folder, Set.of(), MOST_FOLDERS_DEEP, new Walk(notes));
        } catch (IOException | RuntimeException e) {
            LOG.warn("event=no-personas reason=\"the folder of chat.personas-folder cannot be read\"");
        }
        return notes.stream().sorted().limit(MOST_NOTES).toList();
    }

    /** Goes on beside what cannot be read. */
    private final class Walk extends SimpleFileVisitor<Path> {
        private final List<Path> notes;

        Walk(List<Path> notes) {
            this.notes = notes;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isNote(file)) {
                notes.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) {
            LOG.warn("event=no-personas reason=\"{} cannot be read\"", inVault(file));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException fault) {
            return FileVisitResult.CONTINUE;
        }
    }

    private boolean isInVault() {
        try {
            boolean linked = !folder.toRealPath().equals(folder.toRealPath(LinkOption.NOFOLLOW_LINKS));
            return folder.startsWith(vault) && Files.isDirectory(folder) && !linked;
        } catch (IOException e) {
            return false; // it is not there
        }
    }

    private boolean isNote(Path path) {
        boolean hidden = StreamSupport.stream(folder.relativize(path).spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
        return !hidden
                && path.toString().toLowerCase(Locale.ROOT).endsWith(EXTENSION)
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** As the user sees it. */
    String inVault(Path note) {
        return vault.relativize(note).toString().replace('\\', '/');
    }
}
