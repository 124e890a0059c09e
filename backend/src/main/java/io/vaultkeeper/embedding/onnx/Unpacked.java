package io.vaultkeeper.embedding.onnx;

import io.vaultkeeper.embedding.EmbeddingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** Files of the program's archive that native code wants as files of their own. */
final class Unpacked {
    private static final String PART = ".part";

    /** At the most; a second is usual. */
    private static final Duration UNPACKING = Duration.ofMinutes(1);

    private Unpacked() {}

    /**
     * Unpacks a file unless it is there with the same size, which is known without unpacking: that takes some tenths of a second.
     *
     * @throws EmbeddingException where it cannot be written
     * @throws IllegalStateException where the archive has no such file
     */
    static Path file(String resource, Path target) {
        try {
            URLConnection connection = connection(resource);
            if (!Files.exists(target) || Files.size(target) != connection.getContentLengthLong()) {
                unpack(connection, target);
            }
            removeLeft(target.resolveSibling("."));
            return target;
        } catch (IOException e) {
            throw new EmbeddingException(
                    "The embedding model cannot be loaded: " + target
                            + " cannot be written. Is there room on the disk, and a right to write there?",
                    e);
        }
    }

    /** Tells a file of the archive from another, also of the same size: a name for what is unpacked of it. */
    static String mark(String resource) {
        try {
            URLConnection connection = connection(resource);
            long mark = connection instanceof JarURLConnection packed
                    ? packed.getJarEntry().getCrc()
                    : connection.getContentLengthLong();
            return Long.toHexString(mark);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static URLConnection connection(String resource) throws IOException {
        URL packed = Unpacked.class.getResource(resource);
        if (packed == null) {
            throw new IllegalStateException("the program's archive is incomplete: " + resource + " is missing");
        }
        return packed.openConnection();
    }

    /** What a process that was ended half-way left behind; what another is just writing is younger. */
    private static void removeLeft(Path folder) throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(UNPACKING));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + PART)) {
            for (Path file : left) {
                if (Files.getLastModifiedTime(file).compareTo(old) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void unpack(URLConnection connection, Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // Another daemon may be reading the file: it must never see half of it, nor a power cut leave one of the right
        // size.
        Path fresh = Files.createTempFile(folder, target.getFileName().toString(), PART);
        try (InputStream content = connection.getInputStream()) {
            Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
