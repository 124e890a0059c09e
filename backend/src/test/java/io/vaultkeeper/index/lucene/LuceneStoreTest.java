package io.vaultkeeper.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of indexes. */
class LuceneStoreTest {
    private static final int LOOKS = 2_000;

    @TempDir
    private Path folder;

    @Test
    void anIndexIsMeasuredWhileItsFilesComeAndGo() throws Exception {
        LuceneStore store = new LuceneStore(folder);
        Path index = Files.createDirectory(folder.resolve("lucene-busy"));
        AtomicBoolean over = new AtomicBoolean();
        Thread writing = new Thread(() -> comeAndGo(index, over));
        writing.start();
        try {
            for (int i = 0; i < LOOKS; i++) {
                assertThat(store.stored()).hasSize(1);
            }
        } finally {
            over.set(true);
            writing.join();
        }
    }

    @Test
    void anIndexIsRemovedWithItsFolder() throws IOException {
        LuceneStore store = new LuceneStore(folder);
        store.open("old", 3).close();

        store.delete("old");
        store.delete("old");

        assertThat(folder).isEmptyDirectory();
    }

    private static void comeAndGo(Path index, AtomicBoolean over) {
        try {
            while (!over.get()) {
                for (int i = 0; i < 20; i++) {
                    Files.write(index.resolve("segment" + i), new byte[1]);
                }
                for (int i = 0; i < 20; i++) {
                    Files.delete(index.resolve("segment" + i));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
