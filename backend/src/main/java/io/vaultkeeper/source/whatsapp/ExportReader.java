package io.vaultkeeper.source.whatsapp;

import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads an export of any kind: each chat becomes a document, and what is left of it is counted. A chat in JSON is known by
 * WhatsApp's own key, after the file's name where the export is a folder, since several files there may hold it; a chat in
 * text is known by its file.
 */
final class ExportReader {
    private final SourceFile file;
    private final boolean inFolder;
    private final Names names;
    private final Source.Reading reading;
    private final LeftOutCounts leftOut = new LeftOutCounts();
    private final Map<String, Integer> keys = new HashMap<>();

    /** @param inFolder whether the export is a folder that the file is in */
    ExportReader(SourceFile file, boolean inFolder, Names names, Source.Reading reading) {
        this.file = file;
        this.inFolder = inFolder;
        this.names = names;
        this.reading = reading;
    }

    void read() throws IOException, SourceException {
        Path path = file.path();
        switch (ExportKind.of(path)) {
            case ZIP -> readZip(path);
            case TEXT -> {
                try (InputStream stream = Files.newInputStream(path)) {
                    readText(stream, ExportTitle.of(String.valueOf(path.getFileName()), folder(path)));
                }
            }
            case JSON -> readJson(path);
        }
    }

    private void readZip(Path path) throws IOException, SourceException {
        try (ZippedText text = ZippedText.open(path);
                InputStream stream = text.stream()) {
            readText(stream, ExportTitle.of(text.name(), path));
        } catch (ZipException | EOFException e) {
            throw new SourceException(
                    "\"" + path.getFileName() + "\" is damaged within. Export the chat again in WhatsApp.", e);
        }
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null || folder.getFileName() == null ? file : folder;
    }

    private void readText(InputStream stream, String title) throws IOException, SourceException {
        try (Reader text = Decoding.reader(stream)) {
            Optional<ExportedChat> chat = TextExport.read(text, file.key(), title, ZoneId.systemDefault());
            if (chat.isPresent()) {
                leftOut.add(chat.get(), names.of(chat.get()));
                leftOut.omissions().forEach(reading::leftOut);
                tell(chat.get(), file.key());
            } else {
                noChat();
            }
        }
    }

    /** Beside a chat's text lie those that were sent in it. */
    private void noChat() throws SourceException {
        String name = String.valueOf(file.path().getFileName());
        if (inFolder && ExportTitle.isText(name) && !ExportTitle.isGiven(name)) {
            reading.leftOut(new Omission("text files that are no chats", 1, List.of(file.key())));
            return;
        }
        throw new SourceException("\"" + name + "\" is no export of a chat: neither JSON of WhatsApp-Chat-Exporter nor "
                + "text, plain or zipped, that WhatsApp itself exports. Export it again, or name another file in "
                + "sources.whatsapp.export.");
    }

    private void readJson(Path path) throws IOException, SourceException {
        try {
            JsonExport.read(path, chat -> {
                leftOut.add(chat, names.of(chat));
                tell(chat, inFolder ? file.key() + "#" + chat.key() : chat.key());
            });
        } finally {
            leftOut.omissions().forEach(reading::leftOut);
        }
    }

    private void tell(ExportedChat chat, String key) {
        int copy = keys.merge(key, 1, Integer::sum);
        if (!chat.messages().isEmpty()) {
            DocumentId id = new DocumentId(file.source(), copy == 1 ? key : key + " (" + copy + ")");
            reading.document(ChatDocument.of(chat, names, id));
        }
    }
}
