package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.collections.CollectionSettings;
import io.vaultkeeper.source.collections.CollectionsSource;
import io.vaultkeeper.source.documents.DocumentsSettings;
import io.vaultkeeper.source.documents.DocumentsSource;
import io.vaultkeeper.source.tables.TableSettings;
import io.vaultkeeper.source.tables.TablesSource;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drive that is away must not look like files that were deleted. */
class ScanTest {
    @TempDir
    private Path folder;

    private Path drive;
    private Path home;

    @BeforeEach
    void makeFolders() throws IOException {
        drive = Files.createDirectories(folder.resolve("drive"));
        home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("there.txt"), "Here.");
    }

    @Test
    void oneEmptyFolderOfSeveralKeepsWhatWasReadOfIt() throws IOException {
        Source source = documents();
        Scan scan = Scan.everything(List.of(source), known(source, "drive/"));
        assertThat(scan.unreadable()).hasSize(1);
        assertThat(scan.unreadable().values().iterator().next()).contains(drive.toString(), "12 files");
        assertThat(scan.isGone(key(source, "drive/3.txt"))).isFalse();
        assertThat(scan.isGone(key(source, "home/3.txt"))).isTrue();
    }

    @Test
    void aFolderOfFewFilesMayBecomeEmpty() throws IOException {
        Source source = documents();
        Scan scan = Scan.everything(List.of(source), known(source, "drive/").subList(0, 9));
        assertThat(scan.unreadable()).isEmpty();
        assertThat(scan.isGone(key(source, "drive/3.txt"))).isTrue();
    }

    @Test
    void anAddressBookBesideChatsDoesNotMakeTheirEmptyFolderOneThatWasEmptied() throws IOException {
        Path contacts = Files.writeString(folder.resolve("contacts.csv"), "Name,Phone 1 - Value\nRita,351912000111\n");
        Source chats = new WhatsAppSource(new WhatsAppSettings(drive, contacts, null, "Me"));
        assertThatThrownBy(() -> Scan.everything(List.of(chats), known(chats, "")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Is its drive there?");
        Scan both = Scan.everything(List.of(chats, documents()), known(chats, ""));
        assertThat(both.isGone(key(chats, "3.txt"))).isFalse();
    }

    @Test
    void chatsOfAFolderThatIsAwayAreKept() throws IOException {
        Source chats = new WhatsAppSource(new WhatsAppSettings(folder.resolve("gone"), null, null, "Me"));
        Scan scan = Scan.everything(List.of(chats), known(chats, ""));
        assertThat(scan.isGone(key(chats, "3.txt"))).isFalse();
    }

    @Test
    void attachmentsOfAVaultThatIsAwayAreKept() throws IOException {
        Source attachments = DocumentsSource.attachments(folder.resolve("gone"), List.of());
        Scan scan = Scan.everything(List.of(attachments), known(attachments, ""));
        assertThat(scan.isGone(key(attachments, "3.txt"))).isFalse();
    }

    @Test
    void allThatIsReadFromAChangedFileIsLookedAt() throws IOException {
        Path file = Files.writeString(home.resolve("walks.csv"), "id,day,km\n1,2024-05-01,7\n");
        Source tables = new TablesSource(List.of(table(file, "Walks"), table(home, "All"), table(drive, "None")));
        Source collections = new CollectionsSource(List.of(collection(file, "one"), collection(file, "other")));
        List<FileKey> all =
                List.of(key(tables, "Walks"), key(tables, "All"), key(collections, "one"), key(collections, "other"));
        Scan changed = Scan.of(List.of(file), List.of(tables, collections));
        assertThat(changed.found()).containsOnlyKeys(all);
    }

    @Test
    void aNamedFileThatIsNotThereIsAwayRatherThanDeleted() throws IOException {
        Path file = home.resolve("walks.csv");
        Path folder = home.resolve("walks");
        Source tables = new TablesSource(List.of(table(file, "Walks"), table(folder, "More walks")));
        Source collections = new CollectionsSource(List.of(collection(file, "one")));
        Source chats = new WhatsAppSource(new WhatsAppSettings(home.resolve("result.json"), null, null, "Me"));
        List<Path> changed = List.of(file, folder.resolve("may.csv"), home.resolve("result.json"));
        Scan scan = Scan.of(changed, List.of(tables, collections, chats));
        assertThat(List.of(
                        key(tables, "Walks"),
                        key(tables, "More walks"),
                        key(collections, "one"),
                        key(chats, "result.json")))
                .noneMatch(scan::isGone);
        Source documents = documents();
        Scan deleted = Scan.of(List.of(home.resolve("letter.txt")), List.of(documents));
        assertThat(deleted.isGone(key(documents, "home/letter.txt"))).isTrue();
    }

    private static TableSettings table(Path file, String name) {
        return new TableSettings(file, name, "day", null, null, null, Map.of(), null);
    }

    private static CollectionSettings collection(Path file, String name) {
        return new CollectionSettings(name, file, null, List.of(), null, null, null);
    }

    private DocumentsSource documents() {
        return DocumentsSource.of(
                new DocumentsSettings(List.of(drive, home), List.of(), true), folder.resolve("vault"));
    }

    private static List<FileKey> known(Source source, String prefix) {
        return new ArrayList<>(IntStream.range(0, 12)
                .mapToObj(i -> key(source, prefix + i + ".txt"))
                .toList());
    }

    private static FileKey key(Source source, String key) {
        return new FileKey(source.name(), key);
    }
}
