package io.vaultkeeper.source.whatsapp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the messages of a chat, up to what fits into memory, and counts what is left out. */
final class ChatBuilder {
    /** In characters, with {@link #EACH} for every message: some 16 million characters in half a million messages. */
    private static final long MOST = 64_000_000;

    private static final int EACH = 64;

    /** In characters: what the app lets anybody write at once. */
    static final int LONGEST_MESSAGE = 65_536;

    private final List<ExportedMessage> messages = new ArrayList<>();
    private final Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
    private long size;

    /** Keeps a message, of an endless one the beginning. */
    void add(ExportedMessage message) {
        String text = PlainText.cut(message.text(), LONGEST_MESSAGE);
        size += text.length() + EACH;
        if (size > MOST) {
            leaveOut(LeftOut.TOO_MUCH);
        } else {
            messages.add(new ExportedMessage(message.id(), message.time(), message.fromMe(), message.sender(), text));
        }
    }

    void leaveOut(LeftOut why) {
        leftOut.merge(why, 1, Integer::sum);
    }

    /** The builder is of no use afterwards. */
    ExportedChat build(String key, @Nullable String name) {
        return new ExportedChat(key, name, messages, leftOut);
    }
}
