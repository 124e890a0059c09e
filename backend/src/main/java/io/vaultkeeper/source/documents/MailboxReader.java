package io.vaultkeeper.source.documents;

import io.vaultkeeper.source.OmissionCounts;
import io.vaultkeeper.source.SourceException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A file of e-mails (mbox), one after another, each begun by a line "From …"; of any size, since one is held at a time. */
final class MailboxReader implements Format {
    private static final byte[] SEPARATOR = "From ".getBytes(StandardCharsets.US_ASCII);

    /** The text of a larger one is among attachments that nobody can have meant to be read. */
    private static final int MAX_MESSAGE = 50_000_000;

    @Override
    public void read(Path file, TimeLimit limit, Parsed parsed) throws IOException, SourceException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            Reading reading = new Reading(limit, parsed);
            try {
                reading.read(in);
            } finally {
                reading.leftOut.tell(parsed::leftOut);
            }
        }
    }

    /** One pass over a mailbox. */
    private static final class Reading {
        private final TimeLimit limit;
        private final Parsed parsed;
        private final Set<String> ids = new HashSet<>();
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final OmissionCounts leftOut = new OmissionCounts();
        private int number;

        Reading(TimeLimit limit, Parsed parsed) {
            this.limit = limit;
            this.parsed = parsed;
        }

        void read(InputStream in) throws IOException, SourceException {
            boolean afterBlank = true;
            while (readLine(in)) {
                byte[] bytes = line.toByteArray();
                if (afterBlank && startsWith(bytes, 0, SEPARATOR)) {
                    end();
                    number++;
                } else if (number == 0) {
                    throw new SourceException("It is no mailbox: its first line does not begin with \"From \".");
                } else if (message.size() <= MAX_MESSAGE) {
                    int quoted = isQuoted(bytes) ? 1 : 0;
                    message.write(bytes, quoted, bytes.length - quoted);
                }
                afterBlank = bytes.length <= 2 && new String(bytes, StandardCharsets.US_ASCII).isBlank();
            }
            end();
        }

        private boolean readLine(InputStream in) throws IOException {
            line.reset();
            int next = in.read();
            while (next >= 0) {
                if (line.size() <= MAX_MESSAGE) {
                    line.write(next);
                }
                if (next == '\n') {
                    return true;
                }
                next = in.read();
            }
            return line.size() > 0;
        }

        /** A line of the text that would look like a separator has a {@code >} before it. */
        private static boolean isQuoted(byte[] line) {
            int from = 0;
            while (from < line.length && line[from] == '>') {
                from++;
            }
            return from > 0 && startsWith(line, from, SEPARATOR);
        }

        private static boolean startsWith(byte[] line, int at, byte[] start) {
            return line.length >= at + start.length
                    && Arrays.equals(line, at, at + start.length, start, 0, start.length);
        }

        private void end() throws IOException {
            byte[] mail = message.toByteArray();
            message.reset();
            if (mail.length > MAX_MESSAGE) {
                leaveOut("messages that are too large");
            } else if (mail.length > 0) {
                parse(mail);
            }
        }

        private void parse(byte[] mail) throws IOException {
            try {
                Content content = limit.within(() -> MailReader.read(mail));
                if (ids.add(content.part())) {
                    parsed.document(content);
                } else {
                    leaveOut("messages that are there twice");
                }
            } catch (InterruptedIOException e) {
                throw e;
            } catch (SourceException | IOException e) {
                leaveOut("messages that could not be read");
            }
        }

        private void leaveOut(String what) {
            leftOut.add(what, "message " + number);
        }
    }
}
