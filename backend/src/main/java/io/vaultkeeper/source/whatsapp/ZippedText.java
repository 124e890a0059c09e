package io.vaultkeeper.source.whatsapp;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The text in the archive that the app makes of a chat and its media. Nothing is unpacked to the disk. */
final class ZippedText implements AutoCloseable {
    /** As many photographs as no chat is exported with. */
    private static final int MOST_ENTRIES = 200_000;

    private final ZipFile archive;
    private final ZipEntry text;

    private ZippedText(ZipFile archive, ZipEntry text) {
        this.archive = archive;
        this.text = text;
    }

    /** @throws SourceException where it is no archive, or holds no text */
    static ZippedText open(Path file) throws IOException, SourceException {
        ZipFile archive = zip(file);
        try {
            Optional<ZipEntry> text = archive.size() > MOST_ENTRIES ? Optional.empty() : text(archive);
            if (text.isPresent()) {
                return new ZippedText(archive, text.get());
            }
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
        archive.close();
        throw new SourceException(
                "\"" + file.getFileName() + "\" holds no text of a chat. Export the chat again in WhatsApp.");
    }

    /** Without its folder. */
    String name() {
        return simple(text);
    }

    InputStream stream() throws IOException {
        return archive.getInputStream(text);
    }

    private static ZipFile zip(Path file) throws IOException, SourceException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new SourceException(
                    "\"" + file.getFileName() + "\" is no whole zip archive. Export the chat again in WhatsApp.", e);
        }
    }

    /** The one that is named as the app names it, before texts that were sent in the chat. */
    private static Optional<ZipEntry> text(ZipFile archive) {
        Enumeration<? extends ZipEntry> entries = archive.entries();
        return Collections.list(entries).stream()
                .map(entry -> (ZipEntry) entry)
                .filter(entry -> !entry.isDirectory() && ExportTitle.isText(simple(entry)))
                .min(Comparator.comparing((ZipEntry entry) -> !ExportTitle.isGiven(simple(entry)))
                        .thenComparing(entry -> entry.getName().length()));
    }

    private static String simple(ZipEntry entry) {
        String name = entry.getName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
