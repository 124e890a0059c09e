package io.vaultkeeper.ingest;

import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at, and what was there.
 *
 * @param found files that are there
 * @param looked files and folders that were looked for; those not found are gone. Null: everything was looked for
 * @param unreadable files and folders that could not be looked at, with the reason: nothing is known of them
 */
record Scan(Map<FileKey, SourceFile> found, @Nullable Set<FileKey> looked, Map<FileKey, String> unreadable) {

    /** @throws IOException where none of the sources can be looked at; otherwise the others go on without those that cannot */
    static Scan everything(List<Source> sources) throws IOException {
        Scan scan = new Scan(new HashMap<>(), null, new HashMap<>());
        IOException failure = null;
        int failed = 0;
        for (Source source : sources) {
            try {
                scan.look(source);
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

    private void look(Source source) throws IOException {
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
    }

    static Scan of(Collection<Path> paths, List<Source> sources) {
        Map<FileKey, SourceFile> found = new HashMap<>();
        Set<FileKey> looked = new HashSet<>();
        for (Source source : sources) {
            Set<Path> affected = new HashSet<>(paths);
            paths.forEach(path -> affected.addAll(source.readWith(path)));
            for (Path path : affected) {
                Optional<SourceFile> file = source.locate(path);
                file.ifPresent(there -> found.put(FileKey.of(there), there));
                source.key(path).ifPresent(key -> looked.add(new FileKey(source.name(), key)));
            }
        }
        return new Scan(found, looked, Map.of());
    }

    /** Whether a file that was read before is known to be gone. */
    boolean isGone(FileKey file) {
        return !found.containsKey(file)
                && (looked == null || file.isOrIsUnder(looked))
                && !file.isOrIsUnder(unreadable.keySet());
    }
}
