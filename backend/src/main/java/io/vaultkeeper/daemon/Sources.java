package io.vaultkeeper.daemon;

import io.vaultkeeper.config.SourcesConfig;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.code.CodeSource;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import io.vaultkeeper.source.tables.TablesSource;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sources that the settings name. */
final class Sources {
    private Sources() {}

    /** @param natives where native libraries are kept between runs */
    static List<Source> of(ObsidianSource notes, SourcesConfig config, Path natives) {
        List<Source> sources = new ArrayList<>();
        sources.add(notes);
        WhatsAppSettings whatsapp = config.whatsapp();
        if (whatsapp != null) {
            sources.add(new WhatsAppSource(whatsapp));
        }
        if (!config.tables().isEmpty()) {
            sources.add(new TablesSource(config.tables()));
        }
        if (!config.code().folders().isEmpty()) {
            sources.add(new CodeSource(config.code(), natives));
        }
        return sources;
    }
}
