package io.vaultkeeper.source.whatsapp;

import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Message;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a source reads from what its settings name, for tests. */
final class ReadExport {
    final List<SourceFile> files = new ArrayList<>();
    final List<Document> documents = new ArrayList<>();
    final List<Omission> leftOut = new ArrayList<>();

    /** Files that cannot be read and why, {@code key: reason}. */
    final List<String> failures = new ArrayList<>();

    static ReadExport of(Path export) throws IOException {
        return of(export, null);
    }

    static ReadExport of(Path export, @Nullable Path contacts) throws IOException {
        return of(new WhatsAppSource(new WhatsAppSettings(export, contacts, "PT", "Nuno")));
    }

    static ReadExport of(WhatsAppSource source) throws IOException {
        ReadExport read = new ReadExport();
        source.scan(new Source.Scan() {
            @Override
            public void found(SourceFile file) {
                read.files.add(file);
            }

            @Override
            public void unreadable(String key, String reason) {
                read.failures.add(key + ": " + reason);
            }
        });
        for (SourceFile file : read.files) {
            read.read(source, file);
        }
        return read;
    }

    private void read(WhatsAppSource source, SourceFile file) throws IOException {
        try {
            source.read(file, new Source.Reading() {
                @Override
                public void document(Document document) {
                    documents.add(document);
                }

                @Override
                public void leftOut(Omission omission) {
                    leftOut.add(omission);
                }
            });
        } catch (SourceException e) {
            failures.add(file.key() + ": " + e.getMessage());
        }
    }

    List<String> titles() {
        return documents.stream()
                .map(document -> document.provenance().title())
                .sorted()
                .toList();
    }

    List<Message> messages() {
        return documents.stream()
                .flatMap(document -> messages(document).stream())
                .toList();
    }

    static List<Message> messages(Document document) {
        return ((Body.Conversation) document.body()).messages();
    }
}
