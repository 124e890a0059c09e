package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.source.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** An e-mail. */
final class MailReader {
    private static final MimeConfig LIMITS = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(100_000)
            .setMaxHeaderCount(1_000)
            .build();

    /** A list's worth is enough to find the mail by. */
    private static final int MOST_PEOPLE = 50;

    private MailReader() {}

    static List<Content> read(Path file) throws IOException, SourceException {
        Content mail = read(Files.readAllBytes(file));
        return List.of(
                new Content("", mail.title(), mail.time(), mail.participants(), mail.sections(), mail.omissions()));
    }

    /** Its part is the message's id; where it has none, a hash of all. */
    static Content read(byte[] mail) throws IOException, SourceException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(LIMITS);
        Message message = builder.parseMessage(new ByteArrayInputStream(mail));
        try {
            return content(message, mail);
        } finally {
            message.dispose();
        }
    }

    private static Content content(Message message, byte[] mail) throws IOException, SourceException {
        if (message.getFrom() == null && message.getSubject() == null && message.getDate() == null) {
            throw new SourceException("It is no e-mail: it has no sender, no subject and no date.");
        }
        SectionsBuilder text = SectionsBuilder.withoutLines();
        text.block(Kind.PARAGRAPH, head(message));
        MailBody.addTo(text, message);
        Date date = message.getDate();
        TimeSpan time = date == null ? null : Dates.of(date.toInstant());
        return new Content(
                id(message, mail), message.getSubject(), time, people(message), text.sections(), text.omissions());
    }

    private static String id(Message message, byte[] mail) {
        String id = message.getMessageId();
        return id == null || id.isBlank() ? ContentHash.of(mail).hex() : PlainText.line(id.replaceAll("[<>]", ""));
    }

    private static String head(Message message) {
        StringBuilder head = new StringBuilder();
        line(head, "From", names(message.getFrom()));
        line(head, "To", names(message.getTo()));
        line(head, "Cc", names(message.getCc()));
        return head.toString();
    }

    private static void line(StringBuilder head, String name, Set<String> people) {
        if (!people.isEmpty()) {
            head.append(name).append(": ").append(String.join(", ", people)).append('\n');
        }
    }

    private static List<String> people(Message message) {
        Set<String> people = new LinkedHashSet<>(names(message.getFrom()));
        people.addAll(names(message.getTo()));
        people.addAll(names(message.getCc()));
        return people.stream().limit(MOST_PEOPLE).toList();
    }

    private static Set<String> names(@Nullable MailboxList mailboxes) {
        Set<String> names = new LinkedHashSet<>();
        if (mailboxes != null) {
            mailboxes.stream().limit(MOST_PEOPLE).map(MailReader::name).forEach(names::add);
        }
        return names;
    }

    private static Set<String> names(@Nullable AddressList addresses) {
        return addresses == null ? Set.of() : names(addresses.flatten());
    }

    private static String name(Mailbox mailbox) {
        String name = mailbox.getName();
        return PlainText.line(name == null || name.isBlank() ? mailbox.getAddress() : name);
    }
}
