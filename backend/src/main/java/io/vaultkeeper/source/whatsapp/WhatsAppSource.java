package io.vaultkeeper.source.whatsapp;

import io.vaultkeeper.source.Fingerprint;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The chats of an export; a chat is a document. */
public final class WhatsAppSource implements Source {
    static final String NAME = "whatsapp";

    private final Path export;
    private final String me;

    public WhatsAppSource(WhatsAppSettings settings) {
        this.export = settings.export();
        this.me = settings.me();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Path> roots() {
        return List.of(export);
    }

    @Override
    public void scan(Scan scan) throws IOException {
        if (!Files.exists(export)) {
            scan.unreadable(
                    keyWithin(export),
                    "The export " + export + " is not there. The setting is sources.whatsapp.export.");
            return;
        }
        try (Stream<Path> files = Files.walk(export)) {
            files.map(this::locate).flatMap(Optional::stream).forEach(scan::found);
        }
    }

    @Override
    public Optional<SourceFile> locate(Path path) {
        boolean named = path.equals(export) || (path.startsWith(export) && isExport(path));
        return named ? describe(path) : Optional.empty();
    }

    @Override
    public Optional<String> key(Path path) {
        boolean folder = path.equals(export) && Files.isDirectory(export);
        return path.startsWith(export) && !folder ? Optional.of(keyWithin(path)) : Optional.empty();
    }

    private static boolean isExport(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private Optional<SourceFile> describe(Path path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(
                            new SourceFile(NAME, keyWithin(path), path, Fingerprint.of(path, attributes, settings())))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String keyWithin(Path path) {
        return path.equals(export)
                ? String.valueOf(path.getFileName())
                : export.relativize(path)
                        .toString()
                        .replace(path.getFileSystem().getSeparator(), "/");
    }

    private long settings() {
        return me.hashCode();
    }

    @Override
    public void read(SourceFile file, Reading reading) throws IOException, SourceException {
        if (!Files.exists(file.path())) {
            throw new NoSuchFileException(file.key());
        }
        Names names = new Names(me, number -> Optional.empty());
        JsonExport.read(file.path(), chat -> ChatDocument.of(chat, names, NAME).ifPresent(reading::document));
    }
}
