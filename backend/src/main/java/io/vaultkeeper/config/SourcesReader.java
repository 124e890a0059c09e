package io.vaultkeeper.config;

import io.vaultkeeper.source.code.CodeSettings;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.tables.TableSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the settings below {@code sources}. What they name need not be there: it may be on a disk that comes later. */
final class SourcesReader {
    private final SettingsReader read;

    SourcesReader(SettingsReader read) {
        this.read = read;
    }

    /** Null where a fault was told. */
    @Nullable
    SourcesConfig read() {
        ObsidianSettings obsidian = read.build(() -> new ObsidianSettings(
                read.texts("sources.obsidian.exclude"), read.texts("sources.obsidian.exclude-tags")));
        WhatsAppSettings whatsapp = whatsapp();
        CodeSettings code = read.build(this::code);
        List<TableSettings> tables = tables();
        return obsidian == null || code == null ? null : new SourcesConfig(obsidian, whatsapp, tables, code);
    }

    private @Nullable WhatsAppSettings whatsapp() {
        Path export = read.optionalPath("sources.whatsapp.export");
        String me = read.text("sources.whatsapp.me");
        return export == null ? null : new WhatsAppSettings(export, me);
    }

    private List<TableSettings> tables() {
        List<TableSettings> tables = read.each("sources.tables", "table.yml").stream()
                .map(table -> table.build(() -> table(table)))
                .flatMap(Stream::ofNullable)
                .toList();
        Set<String> names = new HashSet<>();
        for (TableSettings table : tables) {
            read.build(() -> {
                if (!names.add(table.name())) {
                    throw new IllegalArgumentException("sources.tables: two tables are named \"" + table.name()
                            + "\"; give each a name of its own");
                }
                return table;
            });
        }
        return tables;
    }

    private static TableSettings table(SettingsReader table) {
        return new TableSettings(
                table.path(table.text("file")).toAbsolutePath().normalize(),
                table.text("name"),
                table.text("time"),
                table.optionalText("time-format"),
                table.optionalText("zone"),
                table.textsByName("values"),
                table.optionalText("category"));
    }

    private CodeSettings code() {
        List<Path> folders = read.texts("sources.code.folders").stream()
                .map(folder -> read.path(folder).toAbsolutePath().normalize())
                .toList();
        return new CodeSettings(folders, read.texts("sources.code.exclude"));
    }
}
