package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.index.StoredIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Indexes in folders of one folder, each named {@code lucene-ID}. */
public final class LuceneStore implements IndexStore {
    private static final String PREFIX = "lucene-";

    private final Path folder;

    /** @param folder need not exist yet */
    public LuceneStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "lucene";
    }

    @Override
    public ChunkIndex open(String id, int dimensions) {
        return LuceneIndex.open(of(id), dimensions);
    }

    @Override
    public List<StoredIndex> stored() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .map(entry ->
                            new StoredIndex(entry.getFileName().toString().substring(PREFIX.length()), bytes(entry)))
                    .toList();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public void delete(String id) {
        try {
            for (Path path : inside(of(id))) {
                Files.deleteIfExists(path);
            }
            Files.deleteIfExists(of(id));
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public void close() {
        // each index has its own files
    }

    private Path of(String id) {
        return folder.resolve(PREFIX + id);
    }

    private static long bytes(Path index) {
        try {
            return inside(index).stream().mapToLong(LuceneStore::size).sum();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Files come and go while an index is written. */
    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Lists names only: a walk looks at each file, and fails where one has gone meanwhile. */
    private static List<Path> inside(Path index) throws IOException {
        try (Stream<Path> files = Files.list(index)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private IndexException fault(IOException e) {
        return new IndexException(
                "The indexes in " + folder + " could not be looked at or removed (" + e.getMessage()
                        + "). See that the folder is yours.",
                e);
    }
}
