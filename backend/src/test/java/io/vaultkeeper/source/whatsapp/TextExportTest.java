package io.vaultkeeper.source.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextExportTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final LocalDateTime AFTERNOON = LocalDateTime.of(2024, 9, 21, 17, 3);

    @Test
    void aMessageIsKnownInAnyPhonesShape() throws IOException {
        for (String head : List.of(
                "21/09/2024, 17:03 - ",
                "21/09/24, 17:03 - ",
                "21/09/2024 17:03 - ",
                "21.09.24, 17:03 - ",
                "21-09-2024 17:03 - ",
                "2024-09-21 17:03 - ",
                "2024-09-21, 17:03 - ",
                "2024/9/21 17:03 - ",
                "2024. 9. 21. 오후 5:03 - ",
                "2024/9/21 下午5:03 - ",
                "2024년 9월 21일 오후 5:03 - ",
                "2024年9月21日 下午5:03 - ",
                "9/21/24, 5:03 PM - ",
                "9/21/24, 5:03\u202Fpm - ",
                "21/9/24 5:03 p. m. - ",
                "21/9/24, 5:03\u00A0p.\u00A0m. - ",
                "21/09/2024 5:03 da tarde - ",
                "21/09/2024 à 17:03 - ",
                "21.9.2024 klo 17.03 - ",
                "21/9/2024, 17h03 - ",
                "\u200F٢١\u200F/٩\u200F/٢٠٢٤، ٥:٠٣ م - ",
                "[21/09/2024, 17:03:00] ",
                "[9/21/24, 5:03:00\u202FPM] ",
                "[21.09.24, 17:03:00] ",
                "\u200E[21/9/24, 5:03:00 p. m.] ",
                "[2024-09-21, 17:03:00] ",
                "\uFEFF21/09/2024, 17:03 - ")) {
            assertThat(read(head + "Rita: Olá\ne adeus\n").messages())
                    .as(head)
                    .singleElement()
                    .satisfies(said -> {
                        assertThat(said.sender()).isEqualTo("Rita");
                        assertThat(said.text()).isEqualTo("Olá\ne adeus");
                        assertThat(said.time().atZone(ZONE).toLocalDateTime()).isEqualTo(AFTERNOON);
                    });
        }
    }

    @Test
    void twelveIsMidnightInTheMorningAndNoonAfterIt() throws IOException {
        assertThat(hours("""
                        9/21/24, 12:03 AM - A: x
                        9/21/24, 1:03 AM - A: x
                        9/21/24, 12:03 PM - A: x
                        9/21/24, 11:03 PM - A: x
                        """)).containsExactly(0, 1, 12, 23);
        assertThat(hours("21/9/24, 12:03 da manhã - A: x\n21/9/24, 12:03 a. m. - A: x\n"))
                .containsExactly(0, 0);
    }

    @Test
    void halvesOfTheDayAreKnownInManyLanguages() throws IOException {
        for (String halves : List.of(
                "PG/PTG",
                "SA/CH",
                "vm./nm.",
                "vormittags/nachmittags",
                "voormiddag/namiddag",
                "formiddag/eftermiddag",
                "dop./pop.",
                "पूर्वाह्न/अपराह्न",
                "म.पू./म.उ.",
                "முற்பகல்/பிற்பகல்",
                "ಪೂರ್ವಾಹ್ನ/ಅಪರಾಹ್ನ",
                "לפנה״צ/אחה״צ",
                "ก่อนเที่ยง/หลังเที่ยง",
                "пр.об./сл.об.",
                "ق.ظ./ب.ظ.")) {
            String[] half = halves.split("/");
            assertThat(hours(
                            "21/9/24, 12:03 %s - A: x\n21/9/24, 9:03 %s - A: x\n21/9/24, 12:03 %s - A: x\n21/9/24, 9:03 %s - A: x\n"
                                    .formatted(half[0], half[0], half[1], half[1])))
                    .as(halves)
                    .containsExactly(0, 9, 12, 21);
        }
    }

    @Test
    void anyDayAfterTheTwelfthTellsTheOrder() throws IOException {
        assertThat(days("05/06/24, 10:00 - A: x\n13/06/24, 10:00 - A: x\n")).containsExactly("06-05", "06-13");
        assertThat(days("05/06/24, 10:00 - A: x\n05/13/24, 10:00 - A: x\n")).containsExactly("05-06", "05-13");
    }

    @Test
    void aYearBeforeWhatsAppIsNoYear() throws IOException {
        assertThat(days("24. 6. 5. 오후 6:03 - A: x\n24. 6. 15. 오후 6:05 - A: x\n24. 7. 16. 오후 6:05 - A: x\n"))
                .containsExactly("06-05", "06-15", "07-16");
        assertThat(days("24/6/5 下午6:03 - A: x\n24/6/6 下午6:03 - A: x\n")).containsExactly("06-05", "06-06");
    }

    @Test
    void yearsOfThailandAreAheadBy543() throws IOException {
        String messages = "5/6/2567 15:03 - A: x\n6/6/67 15:03 - A: x\n";
        assertThat(read(messages).messages())
                .extracting(message -> message.time().atZone(ZONE).toLocalDate().toString())
                .containsExactly("2024-06-05", "2024-06-06");
    }

    @Test
    void yearsSinceTheHijraAreBySunOrByMoon() throws IOException {
        String iran =
                "۱۴۰۳/۱/۱،‏ ۱۵:۰۳ - A: x\n1403/07/30, 15:03 - A: x\n1403/12/30, 15:03 - A: x\n1404/1/1, 15:03 - A: x\n";
        assertThat(read(iran + "1404/12/30, 15:03 - A: x\n1404/7/31, 15:03 - A: x\n")
                        .messages())
                .extracting(message -> message.time().atZone(ZONE).toLocalDate().toString())
                .containsExactly("2024-03-20", "2024-10-21", "2025-03-20", "2025-03-21");
        assertThat(IntStream.range(1388, 1429).filter(TextExportTest::isLeapYear))
                .containsExactly(1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428);
        assertThat(days("[29/3/1446, 5:03:00 م] A: x\n")).containsExactly("10-02");
    }

    @Test
    void wordsOfALanguageThatIsNotKnownAreToldApartByTheOrderOfADay() throws IOException {
        String oneDay = """
                5/6/24, 9:03 jutro - A: x
                5/6/24, 11:50 jutro - A: x
                5/6/24, 12:10 wieczor - A: x
                5/6/24, 8:10 wieczor - A: x
                """;
        assertThat(hours(oneDay + "6/6/24, 12:05 jutro - A: x\n6/6/24, 1:05 jutro - A: x\n"))
                .containsExactly(9, 11, 12, 20, 0, 1);
        assertThat(hours("4/6/24, 8:10 wieczor - A: x\n" + oneDay)).containsExactly(20, 9, 11, 12, 20);
    }

    @Test
    void wordsThatTellNoHalvesChangeNoTime() throws IOException {
        String unclear = "5/6/24, 9:03 foo - A: x\n6/6/24, 8:10 bar - A: x\n";
        assertThat(hours(unclear)).containsExactly(9, 8);
        assertThat(hours(unclear + "6/6/24, 9:10 foo - A: x\n7/6/24, 1:10 foo - A: x\n7/6/24, 2:10 bar - A: x\n"))
                .containsExactly(9, 8, 9, 1, 2);
        assertThat(hours("5/6/24 klo 9:03 - A: x\n5/6/24 klo 8:10 - A: x\n")).containsExactly(9, 8);
        assertThat(hours("5/6/24, 9:03 foo - A: x\n5/6/24, 8:10 bar - A: x\n5/6/24, 13:10 bar - A: x\n"))
                .containsExactly(9, 8, 13);
        assertThat(hours("5/6/24, 9:03 foo - A: x\n5/6/24, 8:10 bar - A: x\n5/6/24, 8:12 PM - A: x\n"))
                .containsExactly(9, 8, 20);
    }

    @Test
    void otherwiseTimeGoesForward() throws IOException {
        assertThat(days("11/01/24, 10:00 - A: x\n12/01/24, 10:00 - A: x\n02/02/24, 10:00 - A: x\n"))
                .containsExactly("01-11", "01-12", "02-02");
        assertThat(days("01/11/24, 10:00 - A: x\n01/12/24, 10:00 - A: x\n02/02/24, 10:00 - A: x\n"))
                .containsExactly("01-11", "01-12", "02-02");
    }

    @Test
    void otherwiseWhatDatesLookLikeDecides() throws IOException {
        assertThat(days("[9/5/24, 5:00:45 PM] A: x\n")).containsExactly("09-05");
        assertThat(days("09/05/24, 17:00 - A: x\n")).containsExactly("05-09");
        assertThat(days("09.05.24, 17:00 - A: x\n")).containsExactly("05-09");
        assertThat(days("[05/09/2024, 5:00:45 pm] A: x\n")).containsExactly("09-05");
        assertThat(days("9/5/24, 5:00\u202Fpm - A: x\n")).containsExactly("05-09");
    }

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

    @Test
    void theHourThatComesTwiceInAutumnIsToldByTheOrderOfMessages() throws IOException {
        assertThat(read("""
                        26/10/2024, 22:00 - A: x
                        27/10/2024, 01:30 - A: x
                        27/10/2024, 01:29 - A: x
                        27/10/2024, 01:10 - A: x
                        27/10/2024, 01:31 - A: x
                        27/10/2024, 02:00 - A: x
                        26/10/2024, 21:00 - A: x
                        """).messages())
                .extracting(message -> message.time().toString())
                .containsExactly(
                        "2024-10-26T21:00:00Z",
                        "2024-10-27T00:30:00Z",
                        "2024-10-27T00:29:00Z",
                        "2024-10-27T01:10:00Z",
                        "2024-10-27T01:31:00Z",
                        "2024-10-27T02:00:00Z",
                        "2024-10-26T20:00:00Z");
    }

    @Test
    void aChatIsCalledAsItsFileSays() {
        for (String name : List.of(
                "WhatsApp Chat with Ana & Rui.txt",
                "Conversa do WhatsApp com Ana & Rui.txt",
                "WhatsApp-Chat mit Ana & Rui.txt",
                "Chat de WhatsApp con Ana & Rui.txt",
                "Discussion WhatsApp avec Ana & Rui.txt",
                "Chat WhatsApp con Ana & Rui.txt",
                "WhatsApp-chat met Ana & Rui.txt",
                "Chat WhatsApp dengan Ana & Rui.txt",
                "WhatsApp Chat - Ana & Rui.zip",
                "Чат WhatsApp с контактом Ana & Rui.txt",
                "Чат WhatsApp с Ana & Rui.txt",
                "Бесіда WhatsApp з Ana & Rui.txt",
                "Czat WhatsApp z Ana & Rui.txt",
                "Chat WhatsApp s uživatelem Ana & Rui.txt",
                "Xat de WhatsApp amb Ana & Rui.txt",
                "Conversație WhatsApp cu Ana & Rui.txt",
                "Συνομιλία WhatsApp με Ana & Rui.txt",
                "Trò chuyện WhatsApp với Ana & Rui.txt",
                "แชท WhatsApp กับ Ana & Rui.txt",
                "צ'אט WhatsApp עם Ana & Rui.txt",
                "دردشة واتساب مع Ana & Rui.txt",
                "Ana & Rui ile WhatsApp Sohbeti.txt",
                "Ana & Rui के साथ WhatsApp चैट.txt",
                "Ana & RuiとのWhatsAppチャット.txt",
                "Ana & Rui님과의 WhatsApp 대화.txt",
                "WhatsApp 与 Ana & Rui 的对话.txt",
                "与Ana & Rui的 WhatsApp 聊天.txt",
                "WhatsApp-keskustelu henkilön Ana & Rui kanssa.txt",
                "WhatsApp Chat with Ana & Rui (2).txt",
                "Ana & Rui.txt")) {
            assertThat(ExportTitle.of(name, "x")).as(name).isEqualTo("Ana & Rui");
            assertThat(ExportTitle.of("_chat.txt", name.replace(".txt", "")))
                    .as(name)
                    .isEqualTo("Ana & Rui");
        }
    }

    private static boolean isLeapYear(int yearBySun) {
        return HijriDate.of(yearBySun, 1, 1).plusDays(365).isBefore(HijriDate.of(yearBySun + 1, 1, 1));
    }

    private static List<Integer> hours(String text) throws IOException {
        return read(text).messages().stream()
                .map(said -> said.time().atZone(ZONE).getHour())
                .toList();
    }

    private static List<String> days(String text) throws IOException {
        return read(text).messages().stream()
                .map(said -> said.time().atZone(ZONE).toLocalDate().toString().substring(5))
                .toList();
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
