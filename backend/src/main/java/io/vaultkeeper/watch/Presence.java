package io.vaultkeeper.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands at some paths at one moment: folders by who they are, files by what they hold. Nothing where nothing does. */
record Presence(Map<Path, Object> folders, Map<Path, Object> files) {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    static Presence of(List<Path> paths) {
        Map<Path, Object> folders = new HashMap<>();
        Map<Path, Object> files = new HashMap<>();
        for (Path path : paths) {
            try {
                BasicFileAttributes there = Files.readAttributes(path, BasicFileAttributes.class);
                if (there.isDirectory()) {
                    folders.put(
                            path, there.fileKey() == null ? path : there.fileKey()); // without inodes, the path must do
                } else {
                    files.put(path, List.of(there.size(), there.lastModifiedTime()));
                }
            } catch (IOException e) {
                LOG.debug("event=not-there"); // it may come
            }
        }
        return new Presence(folders, files);
    }

    /** Files that came, went or were written since. */
    Set<Path> filesUnlike(Presence before) {
        return Stream.of(files, before.files)
                .flatMap(all -> all.keySet().stream())
                .filter(path -> !Objects.equals(files.get(path), before.files.get(path)))
                .collect(Collectors.toSet());
    }

    /** Whether the folder that stood there before stands there. */
    boolean isSameFolder(Path folder, Presence before) {
        return Objects.equals(folders.get(folder), before.folders.get(folder));
    }
}
