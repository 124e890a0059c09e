package io.vaultkeeper.config;

import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import org.jspecify.annotations.Nullable;

/**
 * What is read.
 *
 * @param whatsapp null where there are no chats
 */
public record SourcesConfig(
        ObsidianSettings obsidian, @Nullable WhatsAppSettings whatsapp) {}
