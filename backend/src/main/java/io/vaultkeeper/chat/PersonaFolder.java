package io.vaultkeeper.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
        try (Stream<Path> walk = Files.walk(folder, MOST_FOLDERS_DEEP)) {
            return walk.filter(this::isNote).sorted().limit(MOST_NOTES).toList();
        } catch (IOException | RuntimeException e) {
            LOG.warn("event=no-personas reason=\"the folder of chat.personas-folder cannot be read\"");
            return List.of();
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
