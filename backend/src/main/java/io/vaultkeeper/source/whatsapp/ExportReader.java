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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
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
        try {
            switch (ExportKind.of(path)) {
                case ZIP -> readZip(path);
                case TEXT -> readText(path);
                case JSON -> readJson(path);
            }
        } finally {
            leftOut.omissions().forEach(reading::leftOut);
        }
    }

    /** Of several chats each is known by its place in the archive too. */
    private void readZip(Path path) throws IOException, SourceException {
        List<String> others = new ArrayList<>();
        try (ZippedTexts archive = ZippedTexts.open(path)) {
            boolean alone = archive.texts().size() == 1;
            for (ZipEntry text : archive.texts()) {
                String key = alone ? file.key() : file.key() + "#" + text.getName();
                try (InputStream stream = archive.stream(text)) {
                    if (!isRead(stream, key, archive.title(text))) {
                        others.add(key);
                    }
                }
            }
            if (others.size() == archive.texts().size()) {
                throw noExport();
            }
        } catch (ZipException | EOFException e) {
            throw new SourceException(
                    "\"" + path.getFileName() + "\" is damaged within. Export the chat again in WhatsApp.", e);
        }
        noChats(others);
    }

    private void readText(Path path) throws IOException, SourceException {
        String name = String.valueOf(path.getFileName());
        Path folder = path.getParent();
        String within = folder == null || folder.getFileName() == null
                ? name
                : folder.getFileName().toString();
        try (InputStream stream = Files.newInputStream(path)) {
            if (isRead(stream, file.key(), ExportTitle.of(name, within))) {
                return;
            }
        }
        if (!inFolder || !ExportTitle.isText(name) || ExportTitle.isGiven(name)) {
            throw noExport();
        }
        noChats(List.of(file.key()));
    }

    /** Whether it is a chat. */
    private boolean isRead(InputStream stream, String key, String title) throws IOException {
        try (Reader text = Decoding.reader(stream)) {
            Optional<ExportedChat> chat = TextExport.read(text, key, title, ZoneId.systemDefault());
            if (chat.isPresent()) {
                leftOut.add(chat.get(), names.of(chat.get()));
                tell(chat.get(), key);
            }
            return chat.isPresent();
        }
    }

    /** Beside a chat's text lie those that were sent in it. */
    private void noChats(List<String> keys) {
        if (!keys.isEmpty()) {
            reading.leftOut(new Omission("text files that are no chats", keys.size(), keys));
        }
    }

    private SourceException noExport() {
        String name = String.valueOf(file.path().getFileName());
        return new SourceException(
                "\"" + name + "\" is no export of a chat: neither JSON of WhatsApp-Chat-Exporter nor "
                        + "text, plain or zipped, that WhatsApp itself exports. Export it again, or name another file in "
                        + "sources.whatsapp.export.");
    }

    private void readJson(Path path) throws IOException, SourceException {
        JsonExport.read(path, chat -> {
            leftOut.add(chat, names.of(chat));
            tell(chat, inFolder ? file.key() + "#" + chat.key() : chat.key());
        });
    }

    private void tell(ExportedChat chat, String key) {
        int copy = keys.merge(key, 1, Integer::sum);
        if (!chat.messages().isEmpty()) {
            DocumentId id = new DocumentId(file.source(), copy == 1 ? key : key + " (" + copy + ")");
            reading.document(ChatDocument.of(chat, names, id));
        }
    }
}
