package io.vaultkeeper.source.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Message;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatsAppSourceTest {
    private static final String CHAT = "351912345678@s.whatsapp.net";

    @TempDir
    private Path folder;

    @Test
    void aChatIsADocumentOfItsMessagesInTheOrderOfTime() throws Exception {
        Document chat = only(chat("\"name\": \"Marta\"", """
                "2": {"timestamp": 1730722860, "time": "99:99", "data": "Obrigado!", "from_me": true, "key_id": "K2"},
                "1": {"timestamp": 1730722849.806, "data": "Internet is up", "key_id": "K1", "sender": null}"""));

        assertThat(chat.id()).hasToString("whatsapp:" + CHAT);
        assertThat(chat.provenance().title()).isEqualTo("Marta");
        assertThat(chat.provenance().path()).isNull();
        assertThat(chat.provenance().participants()).containsExactly("Marta", "Nuno");
        assertThat(chat.provenance().uri()).isEqualTo("whatsapp://send?phone=351912345678");
        assertThat(messages(chat))
                .containsExactly(
                        new Message("K1", Instant.ofEpochMilli(1730722849806L), "Marta", "Internet is up"),
                        new Message("K2", Instant.ofEpochSecond(1730722860), "Nuno", "Obrigado!"));
    }

    @Test
    void breaksAreLinesAndTheRestIsNoHtml() throws Exception {
        assertThat(texts("\"data\": \"a <br>b<br>c <b> 1 < 2 &amp;\"")).containsExactly("a\nb\nc <b> 1 < 2 &amp;");
        assertThat(texts("\"safe\": true, \"data\": \"<b>x</b> &lt; y<br>z\"")).containsExactly("x < y\nz");
    }

    @Test
    void captionsAnsweredMessagesAndReactionsAreKept() throws Exception {
        assertThat(texts(
                        "\"media\": true, \"meta\": true, \"data\": \"The media is missing\", \"caption\": \"At sea\""))
                .containsExactly("At sea");
        assertThat(texts("\"data\": \"Yes\", \"reply\": \"K0\", \"quoted_data\": \"Shall we?<br>Now?\""))
                .containsExactly("(to “Shall we? Now?”)\nYes");
        assertThat(texts("\"data\": \"Signed\", \"reactions\": {\"Marta\": \"🎉\", \"You\": \"❤️\"}"))
                .containsExactly("Signed (Marta: 🎉, You: ❤️)");
    }

    @Test
    void documentsAreNamedAndPlacesAreTold() throws Exception {
        String pdf = "\"media\": true, \"mime\": \"application/pdf\", \"data\": \"WhatsApp/Media/WhatsApp Documents/";
        assertThat(texts(pdf + "ferry-tickets.pdf\"")).containsExactly("ferry-tickets.pdf");
        assertThat(texts(pdf + "ferry-tickets.pdf\", \"caption\": \"For Friday\""))
                .containsExactly("ferry-tickets.pdf\nFor Friday");
        assertThat(read(chat(
                        "\"name\": \"Marta\"",
                        "\"1\": {\"timestamp\": 1730722849, " + pdf + "0f8fad5b-d9cb-469f-a165-70867728950e.pdf\"}")))
                .isEmpty();
        assertThat(texts("\"meta\": true, \"data\": \"Location shared: (41.15, -8.63)\""))
                .containsExactly("Location shared: (41.15, -8.63)");
    }

    @Test
    void whatHoldsNothingToReadIsLeftOut() throws Exception {
        for (String fields : List.of(
                "\"meta\": true, \"data\": \"Messages are encrypted\"",
                "\"media\": true, \"data\": \"IMG-1.jpg\", \"mime\": \"image/jpeg\"",
                "\"sticker\": true, \"data\": \"STK-1.webp\"",
                "\"data\": \" \"",
                "\"data\": null",
                "\"message_type\": 42")) {
            assertThat(read(chat("\"name\": \"Marta\"", "\"1\": {\"timestamp\": 1730722849, " + fields + "}")))
                    .as(fields)
                    .isEmpty();
        }
        assertThat(read(chat("\"name\": \"Marta\"", "\"1\": {\"data\": \"when?\"}")))
                .isEmpty();
    }

    @Test
    void whoHasNoNameIsANumberAndAGroupIsAGroup() throws Exception {
        String said = "\"1\": {\"timestamp\": 1730722849, \"data\": \"Hi\", \"sender\": \"447700900123\"}";
        String unnamed = "{\"" + CHAT + "\": {\"messages\": {" + said + "}}}";
        assertThat(only(unnamed).provenance().title()).isEqualTo("+351912345678");
        assertThat(messages(only(unnamed))).extracting(Message::sender).containsExactly("+447700900123");

        Document group = only(unnamed.replace(CHAT, "1203@g.us"));
        assertThat(group.provenance().title()).isEqualTo("Group without a name");
        assertThat(group.provenance().uri()).isNull();
    }

    @Test
    void unknownKeysAndShapesArePassedOver() throws Exception {
        assertThat(only("{\"version\": [1, {\"a\": 2}], \"" + CHAT
                        + "\": {\"odd\": {\"deep\": [1]}, \"messages\": {\"1\": {\"timestamp\": 1730722849000,"
                        + " \"data\": \"in milliseconds\", \"novel\": {\"x\": 1}}, \"2\": 7}, \"name\": \"Late\"}}"))
                .satisfies(chat -> {
                    assertThat(chat.provenance().title()).isEqualTo("Late");
                    assertThat(messages(chat).get(0).time()).isEqualTo(Instant.ofEpochSecond(1730722849));
                });
    }

    @Test
    void anotherMessageAnotherNameOrAnotherTimeIsAnotherContent() throws Exception {
        String said = "\"1\": {\"timestamp\": 1730722849, \"data\": \"Hi\"}";
        var first = only(chat("\"name\": \"Marta\"", said)).hash();
        assertThat(only(chat("\"name\": \"Marta\", \"status\": \"new\"", said)).hash())
                .isEqualTo(first);
        assertThat(only(chat("\"name\": \"Marta S\"", said)).hash()).isNotEqualTo(first);
        assertThat(only(chat("\"name\": \"Marta\"", said.replace("49", "50"))).hash())
                .isNotEqualTo(first);
    }

    @Test
    void aBrokenFileIsToldByNameAndLine() {
        assertThatThrownBy(() -> read("{\"a\": {\"messages\": {\n\"1\": {\"timestamp\": 1, ]}}}"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("result.json")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> read("[1]"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("object of chats");
        assertThatThrownBy(() -> read("{\"a\": {\"messages\": {")).isInstanceOf(SourceException.class);
    }

    @Test
    void whatCameBeforeAFaultIsReadAllTheSame() throws IOException {
        String whole = chat("\"name\": \"Marta\"", "\"1\": {\"timestamp\": 1730722849, \"data\": \"Hi\"}");
        List<Document> read = new ArrayList<>();
        Path file =
                Files.writeString(folder.resolve("result.json"), whole.substring(0, whole.length() - 1) + ", \"x\": {");
        WhatsAppSource source = source(file);
        assertThatThrownBy(() -> source.read(source.locate(file).orElseThrow(), read::add))
                .isInstanceOf(SourceException.class);
        assertThat(read).hasSize(1);
    }

    @Test
    void aFolderOfExportsIsScannedAndWatchedAndASingleFileIsItself() throws IOException {
        Path exports = Files.createDirectories(folder.resolve("exports/sub"));
        Path one = Files.writeString(exports.resolve("Marta.json"), "{}");
        Files.writeString(exports.resolve("photo.jpg"), "");

        WhatsAppSource many = source(folder.resolve("exports"));
        assertThat(found(many)).extracting(SourceFile::key).containsExactly("sub/Marta.json");
        assertThat(many.roots()).containsExactly(folder.resolve("exports"));
        assertThat(found(source(one))).extracting(SourceFile::key).containsExactly("Marta.json");
        assertThat(source(one).roots()).containsExactly(one);
    }

    @Test
    void anExportThatIsAwayIsToldAndNotTakenForAnEmptyOne() throws IOException {
        List<String> unreadable = new ArrayList<>();
        source(folder.resolve("gone.json")).scan(new Source.Scan() {
            @Override
            public void found(SourceFile file) {
                throw new AssertionError(file);
            }

            @Override
            public void unreadable(String key, String reason) {
                unreadable.add(key + ": " + reason);
            }
        });
        assertThat(unreadable)
                .singleElement()
                .asString()
                .startsWith(Source.EVERYTHING) // a file or a folder, nobody knows
                .contains("sources.whatsapp.export");
    }

    private List<String> texts(String fields) throws Exception {
        return messages(only(chat("\"name\": \"Marta\"", "\"1\": {\"timestamp\": 1730722849, " + fields + "}")))
                .stream()
                .map(Message::text)
                .toList();
    }

    private static String chat(String fields, String messages) {
        return "{\"" + CHAT + "\": {" + fields + ", \"type\": \"android\", \"messages\": {" + messages + "}}}";
    }

    private static List<Message> messages(Document document) {
        return ((Body.Conversation) document.body()).messages();
    }

    private Document only(String json) throws Exception {
        List<Document> read = read(json);
        assertThat(read).hasSize(1);
        return read.get(0);
    }

    private List<Document> read(String json) throws IOException, SourceException {
        Path file = Files.writeString(folder.resolve("result.json"), json);
        List<Document> read = new ArrayList<>();
        WhatsAppSource source = source(file);
        source.read(source.locate(file).orElseThrow(), read::add);
        return read;
    }

    private static List<SourceFile> found(WhatsAppSource source) throws IOException {
        List<SourceFile> found = new ArrayList<>();
        source.scan(new Source.Scan() {
            @Override
            public void found(SourceFile file) {
                found.add(file);
            }

            @Override
            public void unreadable(String key, String reason) {
                throw new AssertionError(key + ": " + reason);
            }
        });
        return found;
    }

    private static WhatsAppSource source(Path export) {
        return new WhatsAppSource(new WhatsAppSettings(export, null, null, "Nuno"));
    }
}
