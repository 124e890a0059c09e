package io.vaultkeeper.source.whatsapp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chat as an export has it.
 *
 * @param key WhatsApp's own, such as {@code 351912345678@s.whatsapp.net}
 * @param messages those that can be read, in the export's order, which is not that of time
 * @param leftOut how many others there were, and why
 */
record ExportedChat(String key, @Nullable String name, List<ExportedMessage> messages, Map<LeftOut, Integer> leftOut) {
    /** The key of what is no chat but a list of calls. */
    static final String CALLS = "000000000000000";
}
