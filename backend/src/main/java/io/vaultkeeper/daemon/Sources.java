package io.vaultkeeper.daemon;

import io.vaultkeeper.config.SourcesConfig;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSource;
import java.util.ArrayList;
import java.util.List;

/** The sources that the settings name. */
final class Sources {
    private Sources() {}

    static List<Source> of(ObsidianSource notes, SourcesConfig config) {
        List<Source> sources = new ArrayList<>();
        sources.add(notes);
        WhatsAppSettings whatsapp = config.whatsapp();
        if (whatsapp != null) {
            sources.add(new WhatsAppSource(whatsapp));
        }
        return sources;
    }
}
