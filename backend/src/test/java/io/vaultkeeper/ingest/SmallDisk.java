package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A disk of some megabytes in memory, to be filled. Mounting it needs the right to. */
record SmallDisk(Path folder) implements AutoCloseable {
    static SmallDisk mount(int megabytes) throws IOException {
        Path folder = Files.createTempDirectory("vaultkeeper-disk");
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0755", "tmpfs", folder.toString()) == 0,
                "a small disk cannot be mounted without the right to");
        return new SmallDisk(folder);
    }

    /** Writes until nothing fits any more; gives the file to delete. */
    Path fill() throws IOException {
        Path ballast = folder.resolve("ballast");
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

    /** A folder in it that a user other than this one may write to. */
    Path sharedFolder(String name) throws IOException {
        Path shared = Files.createDirectory(folder.resolve(name));
        assertThat(run("chown", "nobody", shared.toString())).isZero();
        return shared;
    }

    @Override
    public void close() throws IOException {
        assertThat(run("umount", folder.toString())).isZero();
        Files.delete(folder);
    }

    private static int run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        try {
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return process.exitValue();
    }
}
