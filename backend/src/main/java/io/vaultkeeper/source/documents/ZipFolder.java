package io.vaultkeeper.source.documents;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The files within a zipped document, read into memory one at a time; nothing is written anywhere. */
final class ZipFolder implements AutoCloseable {
    /** A novel has one megabyte. */
    private static final int MAX_ENTRY = 20_000_000;

    private static final long MAX_TOTAL = 300_000_000;

    private final ZipFile zip;
    private long total;

    ZipFolder(Path file) throws IOException {
        zip = new ZipFile(file.toFile());
    }

    /**
     * Null where there is no such file.
     *
     * @throws SourceException where it unpacks to more than anybody writes
     */
    byte @Nullable [] bytes(String name) throws IOException, SourceException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MAX_ENTRY + 1);
            total += bytes.length;
            if (bytes.length > MAX_ENTRY || total > MAX_TOTAL) {
                throw new SourceException("It unpacks to more than " + MAX_TOTAL / 1_000_000
                        + " MB, or a part of it to more than " + MAX_ENTRY / 1_000_000 + " MB.");
            }
            return bytes;
        }
    }

    /** As {@link #bytes}, of a file that must be there. */
    byte[] required(String name) throws IOException, SourceException {
        byte[] bytes = bytes(name);
        if (bytes == null) {
            throw new SourceException("It is damaged: it has no " + name + " in it.");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
