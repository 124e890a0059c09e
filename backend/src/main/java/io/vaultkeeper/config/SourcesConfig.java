package io.vaultkeeper.config;

import io.vaultkeeper.source.code.CodeSettings;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.tables.TableSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read.
 *
 * @param whatsapp null where there are no chats
 * @param tables empty where there are none
 */
public record SourcesConfig(
        ObsidianSettings obsidian,
        @Nullable WhatsAppSettings whatsapp,
        List<TableSettings> tables,
        CodeSettings code) {}
