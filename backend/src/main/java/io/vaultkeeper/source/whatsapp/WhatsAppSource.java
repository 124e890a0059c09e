package io.vaultkeeper.source.whatsapp;

import io.vaultkeeper.source.Fingerprint;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chats of an export; a chat is a document. The address book is a file of this source too, which holds no document. */
public final class WhatsAppSource implements Source {
    static final String NAME = "whatsapp";

    private final WhatsAppSettings settings;
    private final ExportFiles exports;
    private final @Nullable AddressBookFile contacts;

    public WhatsAppSource(WhatsAppSettings settings) {
        Path book = settings.contacts();
        this.settings = settings;
        this.exports = new ExportFiles(settings.export());
        this.contacts = book == null ? null : new AddressBookFile(book, settings.phones());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Path> roots() {
        return contacts == null ? List.of(exports.root()) : List.of(exports.root(), contacts.path());
    }

    @Override
    public void scan(Scan scan) throws IOException {
        if (contacts != null && isThere(contacts.path(), "address book", "contacts", scan, namesWithout(contacts))) {
            locate(contacts.path()).ifPresent(scan::found);
        }
        if (isThere(exports.root(), "export", "export", scan, "")) {
            exports.list(
                    path -> locate(path).ifPresent(scan::found),
                    path -> scan.unreadable(
                            keyOfUnreadable(path), path + " cannot be read. Give yourself the right to read it."));
        }
    }

    private static String namesWithout(AddressBookFile book) {
        return book.edition() == null
                ? " Chats that were read with it stay as they are, without newer messages, until it is back or no longer set."
                : " Its names are kept.";
    }

    private boolean isThere(Path path, String what, String setting, Scan scan, String meanwhile) {
        boolean there = Files.exists(path);
        if (!there) {
            scan.unreadable(
                    keyOfUnreadable(path),
                    "The " + what + " " + path + " is not there. The setting is sources.whatsapp." + setting + "."
                            + meanwhile);
        }
        return there;
    }

    /** Of an export that is away nobody knows whether it was a file or a folder of many. */
    private String keyOfUnreadable(Path path) {
        return path.equals(exports.root()) ? EVERYTHING : exports.key(path);
    }

    @Override
    public Optional<SourceFile> locate(Path path) {
        return isContacts(path) || exports.holds(path) ? describe(path) : Optional.empty();
    }

    @Override
    public Optional<String> key(Path path) {
        boolean folder = path.equals(exports.root()) && exports.isFolder();
        return isContacts(path) || (path.startsWith(exports.root()) && !folder)
                ? Optional.of(exports.key(path))
                : Optional.empty();
    }

    @Override
    public List<Path> readWith(Path path) {
        return isContacts(path) ? exports.all() : List.of();
    }

    @Override
    public void read(SourceFile file, Reading reading) throws IOException, SourceException {
        if (!Files.exists(file.path())) {
            throw new NoSuchFileException(file.key());
        }
        if (contacts != null && isContacts(file.path())) {
            contacts.check(reading);
            return;
        }
        new ExportReader(file, exports.isFolder(), new Names(settings.me(), book(file)), reading).read();
    }

    /** Empty where the book could not be had when the file was looked at either. */
    private AddressBook book(SourceFile file) throws IOException {
        AddressBookFile.Edition edition = contacts == null ? null : contacts.edition();
        if (contacts != null && edition == null && !file.fingerprint().lacksSettings()) {
            throw new IOException("the address book " + contacts.path() + " is away");
        }
        return edition == null ? AddressBook.EMPTY : edition.book();
    }

    private boolean isContacts(Path path) {
        return contacts != null && path.equals(contacts.path());
    }

    private Fingerprint fingerprint(Path path, BasicFileAttributes attributes) {
        AddressBookFile.Edition book = contacts == null ? null : contacts.edition();
        long version = book == null ? 0 : book.version();
        int settingsOfReading = Objects.hash(settings.me(), settings.defaultCountry(), version, exports.isFolder());
        Fingerprint now = Fingerprint.of(path, attributes, settingsOfReading);
        return contacts == null || book != null || isContacts(path) ? now : now.withoutSettings();
    }

    /** Of links only those are followed that the settings name. */
    private Optional<SourceFile> describe(Path path) {
        boolean named = path.equals(exports.root()) || isContacts(path);
        LinkOption[] links = named ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class, links);
            return attributes.isRegularFile()
                    ? Optional.of(new SourceFile(NAME, exports.key(path), path, fingerprint(path, attributes)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
