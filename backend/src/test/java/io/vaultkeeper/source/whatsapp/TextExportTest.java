package io.vaultkeeper.source.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextExportTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    @Test
    void whatTheAppSaysIsLeftOut() throws IOException {
        ExportedChat android = read("""
                07/09/24, 12:00 - As mensagens são encriptadas ponto a ponto.
                07/09/24, 12:00 - Inês criou o grupo "Porto: a casa"
                07/09/24, 12:01 - Inês: Olá
                07/09/24, 12:02 - Inês: Esta mensagem foi apagada
                07/09/24, 12:02 - Nuno: Apagou esta mensagem
                07/09/24, 12:03 - Inês: null
                07/09/24, 12:04 - Inês:
                """);
        assertThat(texts(android)).containsExactly("Olá");
        assertThat(android.leftOut()).isEqualTo(Map.of(LeftOut.SYSTEM, 2, LeftOut.DELETED, 2, LeftOut.EMPTY, 2));

        ExportedChat ios = read("""
                \u200E[9/15/24, 5:00:45\u202FPM] Trip: \u200EJonas created group "Trip"
                \u200E[9/15/24, 5:00:49\u202FPM] Jonas: \u200EMessages and calls are end-to-end encrypted.
                [9/15/24, 5:02:53\u202FPM] ~\u202FPriya R: Hi
                \u200E[9/15/24, 5:03:53\u202FPM] Jonas: \u200EThis message was deleted.
                """);
        assertThat(texts(ios)).containsExactly("Hi");
        assertThat(ios.leftOut()).isEqualTo(Map.of(LeftOut.SYSTEM, 2, LeftOut.DELETED, 1));
    }

    @Test
    void mediaAreLeftOutAndTheirCaptionsAreKept() throws IOException {
        for (String omitted : List.of(
                "<Media omitted>",
                "<Ficheiro não revelado>",
                "<Mídia oculta>",
                "<Medien ausgeschlossen>",
                "<Multimedia omitido>",
                "<Médias omis>",
                "<Media omessi>",
                "<Media weggelaten>",
                "<Без медиафайлов>",
                "<Media tidak disertakan>",
                "IMG-20240101-WA0001.jpg (file attached)",
                "\u200EIMG-20240101-WA0001.jpg (ficheiro anexado)",
                "VID-20240101-WA0001.mp4 (arquivo anexado)",
                "PTT-20240101-WA0001.opus (Datei angehängt)",
                "\u200EIMG-20240101-WA0001.jpg (qualche altra parola)")) {
            ExportedChat bare = read("21/09/2024, 17:03 - Rita: " + omitted + "\n");
            assertThat(bare.leftOut()).as(omitted).isEqualTo(Map.of(LeftOut.MEDIA_WITHOUT_WORDS, 1));
            assertThat(texts(read("21/09/2024, 17:03 - Rita: " + omitted + "\nAt sea\n")))
                    .as(omitted)
                    .containsExactly("At sea");
        }
        for (String omitted : List.of(
                "\u200Eimage omitted",
                "\u200Eimagem ocultada",
                "\u200EBild weggelassen",
                "\u200Eimagen omitida",
                "\u200E<attached: 00000001-PHOTO-2024-09-21.jpg>",
                "\u200E<anexado: 00000001-PHOTO.jpg>")) {
            String head = "\u200E[9/21/24, 5:03:00 PM] Rita: ";
            assertThat(read(head + omitted + "\n").leftOut())
                    .as(omitted)
                    .isEqualTo(Map.of(LeftOut.MEDIA_WITHOUT_WORDS, 1));
            assertThat(texts(read(head + "At sea " + omitted + "\n")))
                    .as(omitted)
                    .containsExactly("At sea");
        }
    }

    @Test
    void whatOlderPhonesMarkInTheLineAloneIsTheAppsToo() throws IOException {
        ExportedChat chat = read("""
                [31/12/19, 23:59:58] Tom: \u200Eimage omitted
                [31/12/19, 23:59:59] Tom: They omitted the image
                """);
        assertThat(texts(chat)).containsExactlyInAnyOrder("(media)", "They omitted the image");
    }

    @Test
    void whomTheChatIsWithMayHaveAColonInTheName() throws IOException {
        String said = "02/08/2023 10:11 - Zé: o Mestre: O cimento: quinta\n02/08/2023 10:12 - Bia: Zé: sim\n";
        ExportedChat chat = TextExport.read(new StringReader(said), "key", "Zé: o Mestre", ZONE)
                .orElseThrow();
        assertThat(chat.messages()).extracting(ExportedMessage::sender).containsExactly("Zé: o Mestre", "Bia");
        assertThat(texts(chat)).containsExactly("O cimento: quinta", "Zé: sim");
    }

    @Test
    void deletedMessagesAreKnownInManyLanguages() throws IOException {
        for (String deleted : List.of(
                "Bu mesaj silindi",
                "Ta wiadomość została usunięta",
                "Pesan ini telah dihapus",
                "Ce message a été supprimé",
                "Dit bericht is verwijderd")) {
            assertThat(read("21/09/2024, 17:03 - Rita: " + deleted + "\n").leftOut())
                    .as(deleted)
                    .isEqualTo(Map.of(LeftOut.DELETED, 1));
        }
    }

    @Test
    void documentsKeepTheirNames() throws IOException {
        assertThat(texts(read("10/11/2024, 16:01 - Jo: \u200Epacking.xlsx (file attached)\nPlease read\n")))
                .containsExactly("packing.xlsx\nPlease read");
        assertThat(texts(read("\u200E[1/19/25, 6:19:05 PM] Jo: tickets.pdf • \u200E1 page \u200Edocument omitted\n")))
                .containsExactly("tickets.pdf");
    }

    @Test
    void pollsAndPlacesAreTextAndEditsAreNot() throws IOException {
        assertThat(texts(read("""
                \u200E[3/15/25, 9:10:29 PM] Jo: \u200EPOLL:
                Which week?
                \u200EOPTION: 5-12 July (3 votes)
                """))).containsExactly("POLL:\nWhich week?\nOPTION: 5-12 July (3 votes)");
        assertThat(texts(read("\u200E[3/15/25, 9:10:29 PM] Jo: \u200ELocation: https://maps.example.com/?q=1,2\n")))
                .containsExactly("Location: https://maps.example.com/?q=1,2");
        for (String edited :
                List.of("<This message was edited>", "<Mensagem editada>", "<Diese Nachricht wurde bearbeitet.>")) {
            assertThat(texts(read("21/09/2024, 17:03 - Rita: Olá " + edited + "\n")))
                    .as(edited)
                    .containsExactly("Olá");
            assertThat(texts(read("[9/21/24, 5:03:00 PM] Rita: Olá \u200E" + edited + "\n")))
                    .as(edited)
                    .containsExactly("Olá");
        }
    }

    @Test
    void whatPeopleWriteIsKeptAsItIs() throws IOException {
        for (String text : List.of(
                "11 Feb - Chileno",
                "a <b> c",
                "<html>",
                "1 < 2 > 0",
                "see notes.txt (old)",
                "Wer: ich",
                "שלום \u200Eabc",
                "file.pdf",
                "I deleted this message",
                "[1/2] parts",
                "12/13 - not a head",
                "00:15 - a time")) {
            String head = "21/09/2024, 17:03 - Rita: ";
            assertThat(texts(read(head + text + "\n" + text + "\n")))
                    .as(text)
                    .containsExactly(PlainText.withoutMarks(text + "\n" + text));
        }
    }

    @Test
    void idsStayWhenTheChatGoesOnAndCopiesHaveTheirOwn() throws IOException {
        String first = "21/09/2024, 17:03 - A: x\n21/09/2024, 17:03 - A: x\n22/09/2024, 10:00 - B: y\n";
        List<String> before = ids(read(first));
        assertThat(before).doesNotHaveDuplicates().hasSize(3);
        assertThat(ids(read(first + "23/09/2024, 10:00 - A: z\n"))).startsWith(before.toArray(String[]::new));
    }

    @Test
    void aTextWithoutHeadsIsNoChat() throws IOException {
        for (String text :
                List.of("", "\n\n", "Dear diary,\nall is well.\n", "x".repeat(200_000), "\0\0", "12:30 - x")) {
            assertThat(TextExport.read(new StringReader(text), "k", "t", ZONE)).isEmpty();
        }
    }

    @Test
    void oneEndlessMessageIsCut() throws IOException {
        String endless = "21/09/2024, 17:03 - A: " + "x".repeat(3_000_000);
        assertThat(read(endless).messages()).singleElement().satisfies(said -> assertThat(said.text())
                .hasSizeLessThanOrEqualTo(65_536));
        assertThat(read("21/09/2024, 17:03 - A: a" + "\nb".repeat(500_000) + "\n22/09/2024, 17:03 - A: z\n")
                        .messages())
                .hasSize(2);
    }

    @Test
    void surrogateHalvesAndControlsDoNoHarm() throws IOException {
        assertThat(texts(read("21/09/2024, 17:03 - A\uD83D: a\0b\uDE00c 😀 \u0007\r\n")))
                .containsExactly("ab\uFFFDc 😀");
    }

    @Test
    void missedCallsAreNobodysWords() throws IOException {
        ExportedChat chat = read("""
                21/09/2024, 17:03 - Alice US: Missed voice call
                21/09/2024, 17:04 - Alice US: Chamada de vídeo perdida
                21/09/2024, 17:05 - Alice US: Missed voice call, sorry!
                [21/09/2024, 17:06:00] Alice US: \u200EMissed video call. \u200ETap to call back
                """);
        assertThat(texts(chat)).containsExactly("Missed voice call, sorry!");
        assertThat(chat.leftOut()).isEqualTo(Map.of(LeftOut.CALL, 3));
    }

    private static List<String> texts(ExportedChat chat) {
        return chat.messages().stream().map(ExportedMessage::text).toList();
    }

    private static List<String> ids(ExportedChat chat) {
        return chat.messages().stream().map(ExportedMessage::id).toList();
    }

    private static ExportedChat read(String text) throws IOException {
        Optional<ExportedChat> chat = TextExport.read(new StringReader(text), "key", "Trip", ZONE);
        return chat.orElseThrow();
    }
}
