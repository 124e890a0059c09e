package io.vaultkeeper.source.whatsapp;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The texts of chats in an archive: one in those that the app makes of a chat and its media, several where somebody packed
 * chats together. Nothing is unpacked to the disk.
 */
final class ZippedTexts implements AutoCloseable {
    /** As many photographs as no chat is exported with. */
    private static final int MOST_ENTRIES = 200_000;

    /** Before the name of what macOS keeps beside a file. */
    private static final String BESIDE = "._";

    private final Path file;
    private final ZipFile archive;
    private final List<? extends ZipEntry> texts;

    private ZippedTexts(Path file, ZipFile archive, List<? extends ZipEntry> texts) {
        this.file = file;
        this.archive = archive;
        this.texts = texts;
    }

    /** @throws SourceException where it is no archive, or holds no text */
    static ZippedTexts open(Path file) throws IOException, SourceException {
        ZipFile archive = zip(file);
        try {
            return new ZippedTexts(file, archive, someTexts(file, archive));
        } catch (SourceException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static List<? extends ZipEntry> someTexts(Path file, ZipFile archive) throws SourceException {
        List<? extends ZipEntry> texts = archive.size() > MOST_ENTRIES ? List.of() : texts(archive);
        if (texts.isEmpty()) {
            boolean packed = archive.stream()
                    .anyMatch(entry -> simple(entry).toLowerCase(Locale.ROOT).endsWith(".zip"));
            throw new SourceException("\"" + file.getFileName() + "\" holds "
                    + (packed
                            ? "archives of its own. Unpack it into a folder, and name that."
                            : "no text of a chat. Export the chat again in WhatsApp."));
        }
        return texts;
    }

    /** At least one, in the order of their names. */
    List<? extends ZipEntry> texts() {
        return texts;
    }

    InputStream stream(ZipEntry text) throws IOException {
        return archive.getInputStream(text);
    }

    /** Whom the chat is with: a text that does not tell is called as the folder it is packed in, or else as the archive. */
    String title(ZipEntry text) {
        int end = Math.max(0, text.getName().length() - simple(text).length() - 1);
        String folder = text.getName().substring(0, end);
        boolean telling = !folder.isEmpty() && (texts.size() > 1 || ExportTitle.isGiven(simple(folder)));
        return ExportTitle.of(simple(text), telling ? simple(folder) : String.valueOf(file.getFileName()));
    }

    private static ZipFile zip(Path file) throws IOException, SourceException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new SourceException(
                    "\"" + file.getFileName() + "\" is no whole zip archive. Export the chat again in WhatsApp.", e);
        }
    }

    /** Those that are named as the app names them: the others were sent in a chat. Where none is, the one of the shortest path. */
    private static List<? extends ZipEntry> texts(ZipFile archive) {
        List<? extends ZipEntry> all = Collections.list(archive.entries()).stream()
                .filter(entry -> !entry.isDirectory() && ExportTitle.isText(simple(entry)))
                .filter(entry -> !simple(entry).startsWith(BESIDE))
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
        List<? extends ZipEntry> given =
                all.stream().filter(entry -> ExportTitle.isGiven(simple(entry))).toList();
        return given.isEmpty()
                ? all.stream()
                        .min(Comparator.comparing(entry -> entry.getName().length()))
                        .map(List::of)
                        .orElse(List.of())
                : given;
    }

    private static String simple(ZipEntry entry) {
        return simple(entry.getName());
    }

    private static String simple(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
