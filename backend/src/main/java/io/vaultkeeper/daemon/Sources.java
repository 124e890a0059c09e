package io.vaultkeeper.daemon;

import io.vaultkeeper.config.AppConfig;
import io.vaultkeeper.config.ProvidedSource;
import io.vaultkeeper.config.SourcesConfig;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.code.CodeSource;
import io.vaultkeeper.source.collections.CollectionsSource;
import io.vaultkeeper.source.documents.DocumentsSettings;
import io.vaultkeeper.source.documents.DocumentsSource;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import io.vaultkeeper.source.tables.TablesSource;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sources that the settings name. */
final class Sources {
    private Sources() {}

    static List<Source> of(ObsidianSource notes, AppConfig settings) {
        SourcesConfig config = settings.sources();
        Path vault = settings.vault();
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
        if (!config.tables().isEmpty()) {
            sources.add(new TablesSource(config.tables()));
        }
        if (!config.code().folders().isEmpty()) {
            sources.add(new CodeSource(config.code(), settings.data().resolve("native")));
        }
        config.provided().forEach(provided -> sources.add(opened(provided)));
        if (!config.brokenJars().isEmpty()) {
            sources.add(new AbsentSource("sources", config.brokenJars()));
        }
        return sources;
    }

    private static Source opened(ProvidedSource provided) {
        String name = provided.provider().name();
        try {
            Source source = provided.provider().open(provided.settings());
            return source.name().equals(name) ? source : absent(name, "it calls itself \"" + source.name() + "\"");
        } catch (RuntimeException | LinkageError e) {
            return absent(name, String.valueOf(e.getMessage()));
        }
    }

    private static Source absent(String name, String why) {
        return new AbsentSource(name, Map.of(Source.EVERYTHING, "sources." + name + ": " + why));
    }
}
