package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ChunkVectorsContractTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LuceneVectorsTest extends ChunkVectorsContractTest {
    private final Path folder;

    LuceneVectorsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Override
    protected ChunkIndex open() {
        return LuceneIndex.open(folder.resolve("index"), DIMENSIONS);
    }
}
