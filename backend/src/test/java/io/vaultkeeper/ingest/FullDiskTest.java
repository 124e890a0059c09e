package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the index has no room left. Needs the right to mount a small one. */
class FullDiskTest {
    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString()) == 0,
                "a small disk cannot be mounted without the right to");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void aFullDiskIsToldOfSearchesGoOnAndWithRoomAgainAllIsIndexed() throws Exception {
        try (KeptVault kept = KeptVault.withIndexIn(folder.resolve("kept"), disk.resolve("index"))) {
            kept.write("Before.md", "The heron stands in the water.");
            kept.rescan();
            kept.ingest.commit();
            Path ballast = fill();
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

    /** Writes until nothing fits any more. */
    private Path fill() throws IOException {
        Path ballast = disk.resolve("ballast");
        byte[] block = new byte[4096];
        Arrays.fill(block, (byte) 1);
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
            return ballast;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
