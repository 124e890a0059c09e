package io.vaultkeeper.source.whatsapp;

import io.vaultkeeper.document.ContentHash;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the text that the app itself exports of a chat. Its times are local, its dates are those of the phone's language;
 * ids of messages are made of what they are, so that they stay when the chat goes on.
 */
final class TextExport {
    /** By so much a message may be told before one that was written earlier. */
    private static final Duration OUT_OF_ORDER = Duration.ofMinutes(2);

    private final String key;
    private final String title;
    private final ZoneId zone;
    private final ChatBuilder chat = new ChatBuilder();
    private final Map<ContentHash, Integer> copies = new HashMap<>();
    private Instant last = Instant.MIN;

    private TextExport(String key, String title, ZoneId zone) {
        this.key = key;
        this.title = title;
        this.zone = zone;
    }

    /**
     * Empty where no line begins as a message does.
     *
     * @param title whom the chat is with, or what the group is called
     */
    static Optional<ExportedChat> read(Reader text, String key, String title, ZoneId zone) throws IOException {
        List<WrittenMessage> written = WrittenMessages.of(text);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        TextExport export = new TextExport(key, title, zone);
        List<MessageHead> heads = written.stream().map(WrittenMessage::head).toList();
        DateOrder order = DateOrder.of(heads.stream().map(MessageHead::date).toList());
        DayHalves halves = DayHalves.of(heads);
        written.forEach(message -> export.add(message, order, halves));
        return Optional.of(export.chat.build(key, title));
    }

    private void add(WrittenMessage message, DateOrder order, DayHalves halves) {
        Optional<LocalDate> date = order.date(message.head().date());
        if (date.isEmpty()) {
            chat.leaveOut(LeftOut.NO_TIME);
            return;
        }
        Optional<String> sender = message.sender(title);
        if (sender.isEmpty() || message.isOfTheGroup(title)) {
            chat.leaveOut(LeftOut.SYSTEM);
            return;
        }
        MessageContent content = message.content(title);
        Instant time = instant(date.get().atTime(halves.time(message.head())));
        LeftOut instead = content.instead();
        if (instead == LeftOut.MEDIA_WITHOUT_WORDS) {
            chat.addMedium(exported(time, sender.get(), "(media)"));
        } else if (instead != null) {
            chat.leaveOut(instead);
        } else {
            chat.add(exported(time, sender.get(), content.text()));
        }
    }

    /** In the hour that comes twice when summer time ends, the file's order tells which of the two it is. */
    private Instant instant(LocalDateTime written) {
        ZonedDateTime time = written.atZone(zone);
        boolean second = time.toInstant().plus(OUT_OF_ORDER).isBefore(last);
        last = (second ? time.withLaterOffsetAtOverlap() : time).toInstant();
        return last;
    }

    private ExportedMessage exported(Instant time, String sender, String text) {
        return new ExportedMessage(id(time, sender, text), time, false, sender, text);
    }

    private String id(Instant time, String sender, String text) {
        String minute = time.truncatedTo(ChronoUnit.MINUTES).toString();
        ContentHash hash = ContentHash.of(key, minute, sender, text);
        int copy = copies.merge(hash, 1, Integer::sum);
        return copy == 1 ? hash.hex() : ContentHash.of(hash.hex(), "" + copy).hex();
    }
}
