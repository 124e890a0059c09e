package io.vaultkeeper.config;

import io.vaultkeeper.source.code.CodeSettings;
import io.vaultkeeper.source.collections.CollectionSettings;
import io.vaultkeeper.source.documents.DocumentsSettings;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.tables.TableSettings;
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
 * @param tables empty where there are none
 */
public record SourcesConfig(
        ObsidianSettings obsidian,
        @Nullable WhatsAppSettings whatsapp,
        DocumentsSettings documents,
        List<CollectionSettings> collections,
        List<TableSettings> tables,
        CodeSettings code,
        List<ProvidedSource> provided,
        Map<String, String> brokenJars) {}
