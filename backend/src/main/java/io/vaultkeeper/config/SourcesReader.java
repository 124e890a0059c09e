package io.vaultkeeper.config;

import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import java.nio.file.Path;
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
        return obsidian == null ? null : new SourcesConfig(obsidian, whatsapp, provided(), jars.broken());
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
