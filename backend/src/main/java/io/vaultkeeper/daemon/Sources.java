package io.vaultkeeper.daemon;

import io.vaultkeeper.config.SourcesConfig;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.collections.CollectionsSource;
import io.vaultkeeper.source.documents.DocumentsSettings;
import io.vaultkeeper.source.documents.DocumentsSource;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sources that the settings name. */
final class Sources {
    private Sources() {}

    static List<Source> of(ObsidianSource notes, Path vault, SourcesConfig config) {
        List<Source> sources = new ArrayList<>();
        sources.add(notes);
        DocumentsSettings documents = config.documents();
        if (documents.attachments()) {
            sources.add(DocumentsSource.attachments(vault, config.obsidian().exclude()));
        }
        if (!documents.folders().isEmpty()) {
            sources.add(DocumentsSource.of(documents, vault));
        }
        if (!config.collections().isEmpty()) {
            sources.add(new CollectionsSource(config.collections()));
        }
        WhatsAppSettings whatsapp = config.whatsapp();
        if (whatsapp != null) {
            sources.add(new WhatsAppSource(whatsapp));
        }
        return sources;
    }
}
