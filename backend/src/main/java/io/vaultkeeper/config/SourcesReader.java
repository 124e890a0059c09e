package io.vaultkeeper.config;

import io.vaultkeeper.source.collections.CollectionSettings;
import io.vaultkeeper.source.documents.DocumentsSettings;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the settings below {@code sources}. What they name need not be there: it may be on a disk that comes later. */
final class SourcesReader {
    private final SettingsReader read;
    private final SourceJars jars;

    SourcesReader(SettingsReader read, SourceJars jars) {
        this.read = read;
        this.jars = jars;
    }

    /** Null where a fault was told. */
    @Nullable
    SourcesConfig read() {
        ObsidianSettings obsidian = read.build(() -> new ObsidianSettings(
                read.texts("sources.obsidian.exclude"), read.texts("sources.obsidian.exclude-tags")));
        WhatsAppSettings whatsapp = whatsapp();
        return obsidian == null
                ? null
                : new SourcesConfig(obsidian, whatsapp, documents(), collections(), provided(), jars.broken());
    }

    private DocumentsSettings documents() {
        return new DocumentsSettings(
                read.paths("sources.documents.folders"),
                read.texts("sources.documents.exclude"),
                read.yesOrNo("sources.documents.attachments"));
    }

    private List<CollectionSettings> collections() {
        List<CollectionSettings> collections = new ArrayList<>();
        for (SettingsReader one : read.each("sources.collections", "collection.yml")) {
            CollectionSettings collection = one.build(() -> collection(one));
            if (collection != null) {
                collections.add(collection);
            }
        }
        return collections;
    }

    private static CollectionSettings collection(SettingsReader read) {
        Path file = read.path(read.text("file")).toAbsolutePath().normalize();
        String name = read.optionalText("name");
        return new CollectionSettings(
                name == null ? String.valueOf(file.getFileName()) : name,
                file,
                read.optionalText("id"),
                read.texts("text"),
                read.optionalText("title"),
                read.optionalText("date"),
                read.optionalText("url"));
    }

    private List<ProvidedSource> provided() {
        return jars.providers().values().stream()
                .map(provider -> new ProvidedSource(provider, read.table("sources." + provider.name())))
                .toList();
    }

    private @Nullable WhatsAppSettings whatsapp() {
        Path export = read.optionalPath("sources.whatsapp.export");
        String me = read.text("sources.whatsapp.me");
        return export == null ? null : new WhatsAppSettings(export, me);
    }
}
