package io.vaultkeeper.source.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an export is, by what it begins with. */
enum ExportKind {
    JSON,
    TEXT,
    ZIP;

    private static final int LOOKED_AT = 1024;

    static ExportKind of(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file);
                Reader text = Decoding.reader(stream)) {
            char[] head = new char[LOOKED_AT];
            int length = Math.max(0, text.read(head));
            String start = PlainText.of(new String(head, 0, length));
            if (start.startsWith("PK")) {
                return ZIP;
            }
            boolean named = ExportTitle.isText(String.valueOf(file.getFileName()));
            return start.startsWith("{") || (!named && start.startsWith("[")) ? JSON : TEXT;
        }
    }
}
