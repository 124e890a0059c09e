package io.vaultkeeper.source.whatsapp;

import io.vaultkeeper.source.Fingerprint;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address book's file; read again only once it has changed. Safe for use by several threads. */
final class AddressBookFile {
    /** A book of 100,000 people with their notes; photographs make vCards large. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final Pattern CARD = Pattern.compile("^\\s*BEGIN:VCARD", Pattern.CASE_INSENSITIVE);

    /** @param version stands for what the file held */
    record Edition(long version, AddressBook book) {}

    private final Path path;
    private final PhoneNumbers phones;
    private @Nullable Edition last;
    private long notABook;

    AddressBookFile(Path path, PhoneNumbers phones) {
        this.path = path;
        this.phones = phones;
    }

    Path path() {
        return path;
    }

    /**
     * The book as it could be read last: of one that went away, as with its drive, names that are known are not taken out of chats again. Null where
     * it could not be read since the start; {@link #check} tells why.
     */
    synchronized @Nullable Edition edition() {
        try {
            Fingerprint now = Fingerprint.of(path, Files.readAttributes(path, BasicFileAttributes.class), 0);
            long version = Objects.hash(now.size(), now.modified(), now.changed());
            if (version != notABook && (last == null || last.version() != version)) {
                read(version);
            }
        } catch (IOException e) {
            return last; // it may come back
        }
        return last;
    }

    /** Tells what of the book cannot be read. */
    void check(Source.Reading reading) throws IOException, SourceException {
        ContactsRead read = contacts();
        AddressBook book = AddressBook.of(read.contacts(), phones);
        tell(reading, "rows of the address book that cannot be read", read.badRows());
        tell(reading, "phone numbers of the address book that are none", book.unreadNumbers());
    }

    private static void tell(Source.Reading reading, String what, List<String> each) {
        if (!each.isEmpty()) {
            reading.leftOut(new Omission(what, each.size(), each));
        }
    }

    private void read(long version) throws IOException {
        try {
            last = new Edition(version, AddressBook.of(contacts().contacts(), phones));
        } catch (SourceException | RuntimeException e) {
            notABook = version; // half written, perhaps: the names of before are better than none
        }
    }

    private ContactsRead contacts() throws IOException, SourceException {
        String text = Decoding.text(bytes());
        try {
            return CARD.matcher(text).lookingAt() ? ContactsCards.read(text) : ContactsCsv.read(text);
        } catch (NotContactsException e) {
            throw new SourceException("The address book " + path + " is neither a vCard nor a CSV of Google's or "
                    + "Outlook's: " + e.getMessage() + ". Export it again. The setting is sources.whatsapp.contacts.");
        }
    }

    private byte[] bytes() throws IOException, SourceException {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SourceException("The address book " + path + " is larger than " + MOST_BYTES / (1024 * 1024)
                        + " MB. Export it without photographs.");
            }
            return bytes;
        }
    }
}
