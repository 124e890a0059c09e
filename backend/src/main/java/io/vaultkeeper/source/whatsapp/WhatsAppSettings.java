package io.vaultkeeper.source.whatsapp;

import java.nio.file.Path;

/**
 * Where the chats are.
 *
 * @param export a file that WhatsApp-Chat-Exporter made, or a folder of such files; absolute
 * @param me what the user is called in them
 */
public record WhatsAppSettings(Path export, String me) {}
