package io.vaultkeeper.source.whatsapp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as an export has it.
 *
 * @param sender a name or a number, as the export has it; null where it does not say, as in a chat between two
 * @param text what was written, and what it answers and how it was taken
 */
record ExportedMessage(
        String id, Instant time, boolean fromMe, @Nullable String sender, String text) {}
