package io.vaultkeeper.config;

import io.vaultkeeper.source.code.CodeSettings;
import io.vaultkeeper.source.collections.CollectionSettings;
import io.vaultkeeper.source.documents.DocumentsSettings;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.tables.TableSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
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
        DocumentsSettings documents = documents();
        List<CollectionSettings> collections = collections();
        List<TableSettings> tables = tables();
        CodeSettings code = read.build(this::code);
        List<ProvidedSource> provided = provided();
        return obsidian == null || documents == null || code == null
                ? null
                : new SourcesConfig(obsidian, whatsapp, documents, collections, tables, code, provided, jars.broken());
    }

    private @Nullable DocumentsSettings documents() {
        List<Path> folders = read.paths("sources.documents.folders");
        List<String> exclude = read.texts("sources.documents.exclude");
        boolean attachments = read.yesOrNo("sources.documents.attachments");
        return read.build(() -> new DocumentsSettings(folders, exclude, attachments));
    }

    private List<CollectionSettings> collections() {
        return namedApart("sources.collections", "collection.yml", SourcesReader::collection, CollectionSettings::name);
    }

    /** A list of settings, each with a name that no other has. */
    private <T> List<T> namedApart(
            String path, String defaults, Function<SettingsReader, T> element, Function<T, String> name) {
        Set<String> names = new HashSet<>();
        return read.each(path, defaults).stream()
                .map(one -> one.build(() -> {
                    T built = element.apply(one);
                    if (!names.add(name.apply(built))) {
                        throw new IllegalArgumentException(path + ": two of them are named \"" + name.apply(built)
                                + "\"; give each a name of its own");
                    }
                    return built;
                }))
                .flatMap(Stream::ofNullable)
                .toList();
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
        Path contacts = read.optionalPath("sources.whatsapp.contacts");
        String country = read.optionalText("sources.whatsapp.default-country");
        String me = read.text("sources.whatsapp.me");
        return export == null ? null : read.build(() -> new WhatsAppSettings(export, contacts, country, me));
    }

    private List<TableSettings> tables() {
        return namedApart("sources.tables", "table.yml", SourcesReader::table, TableSettings::name);
    }

    private static TableSettings table(SettingsReader table) {
        return new TableSettings(
                table.path(table.text("file")).toAbsolutePath().normalize(),
                table.text("name"),
                table.text("time"),
                table.optionalText("clock"),
                table.optionalText("time-format"),
                table.optionalText("zone"),
                table.textsByName("values"),
                table.optionalText("category"));
    }

    private CodeSettings code() {
        return new CodeSettings(read.paths("sources.code.folders"), read.texts("sources.code.exclude"));
    }
}
