package io.vaultkeeper.source.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers the messages of a chat, up to what fits into memory, and counts what is left out. */
final class ChatBuilder {
    /** In characters, with {@link #EACH} for every message: some 16 million characters in half a million messages. */
    private static final long MOST = 64_000_000;

    private static final int EACH = 64;

    /** In characters: what the app lets anybody write at once. */
    static final int LONGEST_MESSAGE = 65_536;

    /** Within so long of words a photo is part of what is being said. */
    private static final Duration NEAR = Duration.ofHours(1);

    private final List<ExportedMessage> messages = new ArrayList<>();
    private final List<ExportedMessage> media = new ArrayList<>();
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

    /**
     * Keeps a place for a photo, a voice note or another medium without words where something is said round it: "received,
     * thanks" says little without. Others are left out.
     */
    void addMedium(ExportedMessage medium) {
        media.add(medium);
    }

    void leaveOut(LeftOut why) {
        leftOut.merge(why, 1, Integer::sum);
    }

    private void placeMedia() {
        NavigableSet<Instant> said = new TreeSet<>();
        messages.forEach(message -> said.add(message.time()));
        for (ExportedMessage medium : media) {
            if (!said.subSet(medium.time().minus(NEAR), true, medium.time().plus(NEAR), true)
                    .isEmpty()) {
                add(medium);
            } else {
                leaveOut(LeftOut.MEDIA_WITHOUT_WORDS);
            }
        }
    }

    /** The builder is of no use afterwards. */
    ExportedChat build(String key, @Nullable String name) {
        placeMedia();
        return new ExportedChat(key, name, messages, leftOut);
    }
}
