package io.vaultkeeper.source.whatsapp;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the app's own text into messages: one begins at each head, and takes the lines up to the next. */
final class WrittenMessages {
    /** Of all that is kept, in characters: what {@link ChatBuilder} takes, and as much again in names and heads. */
    private static final long MOST = 128_000_000;

    private final List<WrittenMessage> messages = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private @Nullable MessageHead head;
    private long size;

    private WrittenMessages() {}

    /** What stands before the first head belongs to nobody. */
    static List<WrittenMessage> of(Reader text) throws IOException {
        WrittenMessages written = new WrittenMessages();
        BoundedLines lines = new BoundedLines(text, ChatBuilder.LONGEST_MESSAGE);
        for (String line = lines.next(); line != null && written.size < MOST; line = lines.next()) {
            written.add(line);
        }
        written.end();
        return written.messages;
    }

    private void add(String line) {
        MessageHead next = MessageHead.of(line);
        if (next != null) {
            end();
            head = next;
            body.append(next.rest());
        } else if (head != null && body.length() + line.length() < ChatBuilder.LONGEST_MESSAGE) {
            body.append('\n').append(line);
        }
    }

    private void end() {
        if (head != null) {
            messages.add(new WrittenMessage(head, body.toString()));
            size += body.length() + MessageHead.LONGEST;
        }
        body.setLength(0);
    }
}
