package io.vaultkeeper.source.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.document.Message;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the setting may name, and what it may not. */
class ExportKindsTest {
    private static final String TEXT = "21/09/2024, 17:03 - Rita: Olá\n21/09/2024, 17:04 - Nuno: Adeus\n";
    private static final String JSON =
            "{\"351912000111@s.whatsapp.net\": {\"name\": \"Rita\", \"messages\": {\"1\": {\"timestamp\": 1730722849, \"data\": \"Hi\"}}}}";

    @TempDir
    private Path folder;

    @Test
    void theAppsOwnTextIsAChatNamedAsItsFile() throws IOException {
        ReadExport read = ReadExport.of(write("Conversa do WhatsApp com Rita.txt", TEXT));
        assertThat(read.titles()).containsExactly("Rita");
        assertThat(read.messages()).extracting(Message::sender).containsExactly("Rita", "Nuno");
        assertThat(read.documents.get(0).id()).hasToString("whatsapp:Conversa do WhatsApp com Rita.txt");
    }

    @Test
    void aZippedChatIsReadWithoutItsMedia() throws IOException {
        Path android = zip(
                "WhatsApp Chat with Rita.zip",
                Map.of(
                        "IMG-1.jpg",
                        "x",
                        "notes.txt",
                        "21/09/2024, 17:03 - X: no\n",
                        "WhatsApp Chat with Rita.txt",
                        TEXT));
        assertThat(ReadExport.of(android).messages()).hasSize(2);
        Path ios = zip("WhatsApp Chat - Rita.zip", Map.of("_chat.txt", TEXT, "a.txt", "hello"));
        assertThat(ReadExport.of(ios).titles()).containsExactly("Rita");
    }

    @Test
    void eachOfSeveralChatsInAnArchiveIsRead() throws IOException {
        ReadExport android = ReadExport.of(zip(
                "chats.zip",
                Map.of(
                        "WhatsApp Chat with Eva.txt",
                        TEXT.replace("Rita", "Eva"),
                        "WhatsApp Chat with Rita.txt",
                        TEXT,
                        "__MACOSX/._WhatsApp Chat with Rita.txt",
                        "\0",
                        "recipe.txt",
                        "Two eggs\n")));
        assertThat(android.titles()).containsExactly("Eva", "Rita");
        assertThat(android.documents)
                .extracting(document -> document.id().key())
                .containsExactly("chats.zip#WhatsApp Chat with Eva.txt", "chats.zip#WhatsApp Chat with Rita.txt");
        assertThat(android.messages()).extracting(Message::id).doesNotHaveDuplicates();
        assertThat(android.leftOut).isEmpty();

        ReadExport ios = ReadExport.of(zip(
                "all.zip", Map.of("WhatsApp Chat - Eva/_chat.txt", TEXT, "WhatsApp Chat - Rita/_chat.txt", "Empty\n")));
        assertThat(ios.titles()).containsExactly("Eva");
        assertThat(ios.leftOut)
                .containsExactly(new Omission(
                        "text files that are no chats", 1, List.of("all.zip#WhatsApp Chat - Rita/_chat.txt")));
    }

    @Test
    void aFolderMayHoldAllKindsAndWhatWasSentInTheChats() throws IOException {
        write("all/WhatsApp Chat - Rita/_chat.txt", TEXT);
        write("all/WhatsApp Chat - Rita/recipe.txt", "Two eggs\n");
        write("all/WhatsApp Chat - Rita/photo.jpg", "x");
        write("all/json/result.json", JSON);
        write("all/single.json", "{\"name\": \"Tom\", \"messages\": [{\"timestamp\": 1730722849, \"data\": \"Hi\"}]}");
        zip("all/WhatsApp Chat - Eva.zip", Map.of("_chat.txt", TEXT));
        ReadExport read = ReadExport.of(folder.resolve("all"));
        assertThat(read.titles()).containsExactly("Eva", "Rita", "Rita", "Tom");
        assertThat(read.failures).isEmpty();
        assertThat(read.leftOut)
                .contains(new Omission("text files that are no chats", 1, List.of("WhatsApp Chat - Rita/recipe.txt")));
    }

    @Test
    void oneChatInSeveralFilesOfAFolderIsADocumentOfEach() throws IOException {
        write("all/old.json", JSON);
        write("all/new.json", JSON.replace("Hi", "Hello"));
        assertThat(ReadExport.of(folder.resolve("all")).documents)
                .extracting(document -> document.id().key())
                .containsExactlyInAnyOrder(
                        "old.json#351912000111@s.whatsapp.net", "new.json#351912000111@s.whatsapp.net");
    }

    @Test
    void oneKeyTwiceInAFileLosesNoChat() throws IOException {
        String twice = JSON.substring(0, JSON.length() - 1) + "," + JSON.substring(1);
        assertThat(ReadExport.of(write("result.json", twice)).documents)
                .extracting(document -> document.id().key())
                .containsExactly("351912000111@s.whatsapp.net", "351912000111@s.whatsapp.net (2)");
    }

    @Test
    void jsonIsReadInAnyCharsetAndWithBytesThatFitNone() throws IOException {
        String json = JSON.replace("Hi", "Olá");
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path plain = Files.write(folder.resolve("result.json"), json.getBytes(charset));
            assertThat(ReadExport.of(plain).messages())
                    .as(charset.name())
                    .extracting(Message::text)
                    .containsExactly("Olá");
            Path marked = Files.write(folder.resolve("result.json"), ("\uFEFF" + json).getBytes(charset));
            assertThat(ReadExport.of(marked).messages())
                    .as(charset.name())
                    .extracting(Message::text)
                    .containsExactly("Olá");
        }
        Path latin = Files.write(folder.resolve("result.json"), json.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(ReadExport.of(latin).messages()).extracting(Message::text).containsExactly("Olá");
    }

    @Test
    void textInWindowsCharsetIsReadAsSuchAndADamagedOneIsNotTakenForIt() throws IOException {
        Path file = folder.resolve("WhatsApp Chat with Rita.txt");
        String text = "21/09/2024, 17:03 - Rita: a\n".repeat(2_000) + "21/09/2024, 17:04 - João: “à”, até amanhã";
        Files.write(file, text.getBytes(Charset.forName("windows-1252")));
        assertThat(ReadExport.of(file).messages()).last().satisfies(last -> {
            assertThat(last.sender()).isEqualTo("João");
            assertThat(last.text()).isEqualTo("“à”, até amanhã");
        });
        Files.write(file, "21/09/2024, 17:04 - Rita: amanhã".getBytes(Charset.forName("windows-1252")));
        assertThat(ReadExport.of(file).messages()).extracting(Message::text).containsExactly("amanhã");

        String damaged = new String(TEXT.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .replace("Adeus", "Ad\u00C3us");
        Files.write(file, damaged.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(ReadExport.of(file).messages()).extracting(Message::text).containsExactly("Olá", "Ad\uFFFDus");
    }

    @Test
    void whatIsNoExportIsToldByNameAndTheRestOfTheFolderIsRead() throws IOException {
        Map<String, String> broken = new TreeMap<>(Map.of(
                "all/WhatsApp Chat with X.txt", "Dear diary\n",
                "all/deep.json", "{\"a\":".repeat(5_000),
                "all/list.json", "[1, 2]",
                "all/cut.json", JSON.substring(0, 60),
                "all/huge.json", "{\"a\": {\"messages\": {\"1\": {\"timestamp\": 1e999999999, \"data\": \"x\"}}}}",
                "all/no.zip", "PK but no archive",
                "all/empty.json", ""));
        for (Map.Entry<String, String> each : broken.entrySet()) {
            write(each.getKey(), each.getValue());
        }
        zip("all/none.zip", Map.of("a.jpg", "x"));
        zip("all/packed.zip", Map.of("WhatsApp Chat - Eva.zip", "PK"));
        write("all/good.json", JSON);
        ReadExport read = ReadExport.of(folder.resolve("all"));
        assertThat(read.titles()).containsExactly("Rita");
        for (String name : List.of(
                "WhatsApp Chat with X.txt", "deep.json", "list.json", "cut.json", "no.zip", "none.zip", "empty.json")) {
            assertThat(read.failures)
                    .as(name)
                    .anyMatch(failure -> failure.startsWith(name) && failure.contains("xport"));
        }
        assertThat(read.failures)
                .anyMatch(failure -> failure.startsWith("packed.zip") && failure.contains("Unpack it into a folder"));
        assertThat(read.leftOut).extracting(Omission::what).contains("messages without a time");
    }

    @Test
    void endlessTextsNamesAndKeysAreCut() throws IOException {
        String endless = "x".repeat(1_000_000);
        Path export = write(
                "result.json",
                "{\"" + "k".repeat(40_000) + "\": {\"name\": \"" + endless
                        + "\", \"messages\": {\"1\": {\"timestamp\": 1730722849, " + "\"sender\": \"" + endless
                        + "\", \"data\": \"" + endless + "\"}}}}");
        ReadExport read = ReadExport.of(export);
        assertThat(read.documents.get(0).id().key()).hasSizeLessThan(100);
        assertThat(read.titles().get(0)).hasSize(200);
        assertThat(read.messages()).singleElement().satisfies(message -> {
            assertThat(message.sender()).hasSize(200);
            assertThat(message.text()).hasSize(65_536);
        });
    }

    @Test
    void missedCallsWithinAChatAreCountedAsCalls() throws IOException {
        Path export = write("result.json", """
                {"351912000111@s.whatsapp.net": {"name": "Rita", "messages": {
                  "1": {"timestamp": 1730722849, "meta": true, "data": "A voice call was missed"},
                  "2": {"timestamp": 1730722850, "meta": true, "data": "A video call from Rita was missed."},
                  "3": {"timestamp": 1730722851, "meta": true, "data": "The group was named"}}}}""");
        assertThat(ReadExport.of(export).leftOut)
                .containsExactlyInAnyOrder(
                        new Omission("calls", 2, List.of("Rita")), new Omission("system messages", 1, List.of("Rita")));
    }

    @Test
    void anArchiveThatUnpacksToGigabytesIsReadOnlyAsFarAsAChatGoes() throws IOException {
        Path bomb = folder.resolve("WhatsApp Chat with X.zip");
        try (OutputStream file = Files.newOutputStream(bomb);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("_chat.txt"));
            zip.write(TEXT.getBytes(StandardCharsets.UTF_8));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        assertThat(ReadExport.of(bomb).messages()).hasSize(2);
    }

    @Test
    void anArchiveThatIsDamagedWithinIsToldAndNotTakenForAFaultOfTheDisk() throws IOException {
        Path file = zip("WhatsApp Chat with Rita.zip", Map.of("_chat.txt", TEXT));
        byte[] bytes = Files.readAllBytes(file);
        int headOfEntry = 30;
        bytes[headOfEntry + "_chat.txt".length()] = 7; // begins a kind of block that there is not
        Files.write(file, bytes);
        assertThat(ReadExport.of(file).failures).singleElement().asString().contains("damaged within");
    }

    @Test
    void anExportWithAnAddressBookNamesNumbersAndIsReadAgainWhenTheBookChanges() throws IOException {
        Path export = write("result.json", JSON.replace("\"Rita\"", "null"));
        Path book = write("contacts.csv", "Name,Phone\nRita Lopes,912 000 111\n");
        WhatsAppSource source = new WhatsAppSource(new WhatsAppSettings(export, book, "351", "Nuno"));
        assertThat(source.roots()).containsExactly(export, book);
        assertThat(source.readWith(book)).containsExactly(export);
        assertThat(source.readWith(export)).isEmpty();
        ReadExport before = ReadExport.of(source);
        assertThat(before.titles()).containsExactly("Rita Lopes");
        assertThat(before.files).extracting(SourceFile::key).containsExactlyInAnyOrder("result.json", "contacts.csv");

        write("contacts.csv", "Name,Phone\nRita Costa Lopes,912 000 111\n");
        ReadExport after = ReadExport.of(source);
        assertThat(after.titles()).containsExactly("Rita Costa Lopes");
        assertThat(source.locate(export).orElseThrow().fingerprint().settings())
                .isNotEqualTo(before.files.stream()
                        .filter(file -> file.path().equals(export))
                        .findFirst()
                        .orElseThrow()
                        .fingerprint()
                        .settings());
    }

    @Test
    void whileItsAddressBookIsAwayAnExportKeepsItsNames() throws IOException {
        Path export = write("result.json", JSON.replace("\"Rita\"", "null"));
        Path book = write("contacts.csv", "Name,Phone\nRita Lopes,912 000 111\n");
        WhatsAppSource source = new WhatsAppSource(new WhatsAppSettings(export, book, "351", "Nuno"));
        assertThat(ReadExport.of(source).titles()).containsExactly("Rita Lopes");
        long named = source.locate(export).orElseThrow().fingerprint().settings();

        Files.move(book, folder.resolve("away.csv"));
        assertThat(source.locate(export).orElseThrow().fingerprint().settings()).isEqualTo(named);
        assertThat(ReadExport.of(source).titles()).containsExactly("Rita Lopes");
        assertThat(ReadExport.of(source).failures)
                .singleElement()
                .asString()
                .startsWith("contacts.csv")
                .endsWith("Its names are kept.");

        write("contacts.csv", "half wri");
        assertThat(source.locate(export).orElseThrow().fingerprint().settings()).isEqualTo(named);
        ReadExport halfWritten = ReadExport.of(source);
        assertThat(halfWritten.titles()).containsExactly("Rita Lopes");
        assertThat(halfWritten.failures).singleElement().asString().contains("neither a vCard nor a CSV");
    }

    @Test
    void anAddressBookThatGoesAwayBeforeItIsReadLeavesTheExportUnread() throws IOException {
        Path export = write("result.json", JSON.replace("\"Rita\"", "null"));
        Path book = write("contacts.csv", "Name,Phone\nRita Lopes,912 000 111\n");
        WhatsAppSettings settings = new WhatsAppSettings(export, book, "351", "Nuno");
        SourceFile found = new WhatsAppSource(settings).locate(export).orElseThrow();
        Files.delete(book);
        assertThatThrownBy(() -> new WhatsAppSource(settings).read(found, document -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("contacts.csv is away");
    }

    @Test
    void withoutItsAddressBookAnExportIsReadAndTheLackIsTold() throws IOException {
        Path export = write("result.json", JSON.replace("\"Rita\"", "null"));
        ReadExport read = ReadExport.of(export, folder.resolve("gone.csv"));
        assertThat(read.titles()).containsExactly("+351912000111");
        assertThat(read.failures)
                .singleElement()
                .asString()
                .startsWith("gone.csv")
                .contains("sources.whatsapp.contacts", "without newer messages");
    }

    @Test
    void hiddenNumbersGroupsAndChannelsHaveNamesToRead() throws IOException {
        String said = ": {\"messages\": {\"1\": {\"timestamp\": 1730722849, \"data\": \"Hi\"}}}";
        Path export = write(
                "result.json",
                "{\"208817264539012@lid\"" + said + ", \"120363@g.us\"" + said
                        + ", \"status@broadcast\"" + said + ", \"000000000000000\"" + said + ", \"\"" + said
                        + ", \"4471\": {\"name\": 447700900123, \"messages\": {\"1\": {\"timestamp\": 1730722849, \"data\": \"Hi\"}}}}");
        assertThat(ReadExport.of(export).titles())
                .containsExactly(
                        "+447700900123", "208817264539012", "Calls", "Group without a name", "Status updates", "chat");
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Path zip(String name, Map<String, String> entries) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream stream = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
