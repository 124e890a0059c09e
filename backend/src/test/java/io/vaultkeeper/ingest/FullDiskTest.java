package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the index has no room left. Needs the right to mount a small one. */
class FullDiskTest {
    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsToldOfSearchesGoOnAndWithRoomAgainAllIsIndexed() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(6);
                KeptVault kept = KeptVault.withIndexIn(
                        folder.resolve("kept"), disk.folder().resolve("index"))) {
            kept.write("Before.md", "The heron stands in the water.");
            kept.rescan();
            kept.ingest.commit();
            Path ballast = disk.fill();
            for (int i = 0; i < 40; i++) {
                kept.write("Later" + i + ".md", "The stork number " + i + " nests on the chimney. ".repeat(40));
            }
            kept.ingest.rescan();
            kept.await(() -> {
                kept.ingest.commit();
                return kept.ingest.status().problem() != null;
            });
            assertThat(kept.ingest.status().problem()).contains("See that the disk has room");
            assertThat(kept.finds("heron")).isTrue();

            Files.delete(ballast);
            kept.await(() -> kept.ingest.status().problem() == null && kept.finds("stork"));
            kept.agree();
            assertThat(kept.documents()).hasSize(41);
        }
    }
}
