package io.vaultkeeper.config;

import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import java.nio.file.Path;
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
        return obsidian == null ? null : new SourcesConfig(obsidian, whatsapp);
    }

    private @Nullable WhatsAppSettings whatsapp() {
        Path export = read.optionalPath("sources.whatsapp.export");
        Path contacts = read.optionalPath("sources.whatsapp.contacts");
        String country = read.optionalText("sources.whatsapp.default-country");
        String me = read.text("sources.whatsapp.me");
        return export == null ? null : read.build(() -> new WhatsAppSettings(export, contacts, country, me));
    }
}
