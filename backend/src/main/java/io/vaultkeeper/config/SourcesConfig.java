package io.vaultkeeper.config;

import io.vaultkeeper.source.collections.CollectionSettings;
import io.vaultkeeper.source.documents.DocumentsSettings;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is read.
 *
 * @param whatsapp null where there are no chats
 * @param provided sources out of jars
 * @param brokenJars by file name, why a jar gives no source, for the user
 */
public record SourcesConfig(
        ObsidianSettings obsidian,
        @Nullable WhatsAppSettings whatsapp,
        DocumentsSettings documents,
        List<CollectionSettings> collections,
        List<ProvidedSource> provided,
        Map<String, String> brokenJars) {}
