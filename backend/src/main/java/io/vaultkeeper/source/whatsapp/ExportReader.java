package io.vaultkeeper.source.whatsapp;

import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;

/** Reads an export of any kind: each chat becomes a document, and what is left of them is counted. */
final class ExportReader {
    private final Names names;
    private final String source;

    ExportReader(Names names, String source) {
        this.names = names;
        this.source = source;
    }

    void read(SourceFile file, Source.Reading reading) throws IOException, SourceException {
        JsonExport.read(
                file.path(), chat -> ChatDocument.of(chat, names, source).ifPresent(reading::document));
    }
}
