package io.vaultkeeper.bench;

import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An index in a temporary folder that goes when it is closed. */
public record ScratchIndex(Path folder, ChunkIndex index) implements AutoCloseable {
    public static ScratchIndex open(int dimensions) throws IOException {
        Path folder = Files.createTempDirectory("vaultkeeper-bench");
        return new ScratchIndex(folder, LuceneIndex.open(folder, dimensions));
    }

    @Override
    public void close() throws IOException {
        index.close();
        for (Path file : files()) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
