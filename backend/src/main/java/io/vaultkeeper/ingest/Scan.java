package io.vaultkeeper.ingest;

import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at, and what was there.
 *
 * @param found files that are there
 * @param looked files and folders that were looked for; those not found are gone. Null: everything was looked for
 * @param unreadable files and folders that could not be looked at, with the reason: nothing is known of them
 */
record Scan(Map<FileKey, SourceFile> found, @Nullable Set<FileKey> looked, Map<FileKey, String> unreadable) {

    /** Of a folder with so many files none is there and nothing else: its drive is away, rather than all of them deleted. */
    private static final int MANY = 10;

    /** The name of some file, to learn how those in a folder are called. */
    private static final String ANY = "any.md";

    /**
     * @param known the files that have been read before
     * @throws IOException where none of the sources can be looked at; otherwise the others go on without those that cannot
     */
    static Scan everything(List<Source> sources, Collection<FileKey> known) throws IOException {
        Scan scan = new Scan(new HashMap<>(), null, new HashMap<>());
        IOException failure = null;
        int failed = 0;
        for (Source source : sources) {
            try {
                scan.look(source, known);
            } catch (IOException e) {
                failure = e;
                failed++;
                scan.unreadable.put(new FileKey(source.name(), Source.EVERYTHING), String.valueOf(e.getMessage()));
            } catch (RuntimeException | LinkageError e) {
                scan.unreadable.put(new FileKey(source.name(), Source.EVERYTHING), Problems.fault(e));
            }
        }
        if (failure != null && failed == sources.size()) {
            throw failure;
        }
        return scan;
    }

    private void look(Source source, Collection<FileKey> known) throws IOException {
        source.scan(new Source.Scan() {
            @Override
            public void found(SourceFile file) {
                found.put(FileKey.of(file), file);
            }

            @Override
            public void unreadable(String key, String reason) {
                unreadable.put(new FileKey(source.name(), key), reason);
            }
        });
        for (Path root : source.roots()) {
            doubt(source, root, known);
        }
    }

    /** A folder of which many files are known, and in which nothing is, is away rather than emptied. */
    private void doubt(Source source, Path root, Collection<FileKey> known) throws IOException {
        String below = source.key(root.resolve(ANY)).orElse(ANY);
        String folder = below.endsWith(ANY) ? below.substring(0, below.length() - ANY.length()) : below + "/";
        long files = known.stream()
                .filter(file ->
                        file.source().equals(source.name()) && file.key().startsWith(folder))
                .count();
        if (files >= MANY && isEmptyFolder(root)) {
            String reason = "The folder " + root + " is empty, though " + files + " files of it are in the "
                    + "index. Is its drive there? What was read is kept; if you did empty it, run `vaultkeeper index --rebuild`.";
            if (folder.isEmpty()) {
                throw new IOException(reason);
            }
            unreadable.put(new FileKey(source.name(), folder.substring(0, folder.length() - 1)), reason);
        }
    }

    /** Of a folder that cannot be listed the source has told. */
    private static boolean isEmptyFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    static Scan of(Collection<Path> paths, List<Source> sources) {
        Map<FileKey, SourceFile> found = new HashMap<>();
        Set<FileKey> looked = new HashSet<>();
        for (Source source : sources) {
            Set<Path> affected = new HashSet<>(paths);
            paths.forEach(path -> affected.addAll(source.readWith(path)));
            for (Path path : affected) {
                source.locateAll(path).forEach(there -> found.put(FileKey.of(there), there));
                if (!isAway(path, source)) {
                    source.keys(path).forEach(key -> looked.add(new FileKey(source.name(), key)));
                }
            }
        }
        return new Scan(found, looked, Map.of());
    }

    /** What the settings name is not gone where it is not there: the next look at everything tells that, and keeps what was read. */
    private static boolean isAway(Path path, Source source) {
        return source.roots().stream().anyMatch(root -> path.startsWith(root) && !Files.exists(root));
    }

    /** Whether a file that was read before is known to be gone. */
    boolean isGone(FileKey file) {
        return !found.containsKey(file)
                && (looked == null || file.isOrIsUnder(looked))
                && !file.isOrIsUnder(unreadable.keySet());
    }
}
