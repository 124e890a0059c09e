package io.vaultkeeper.source.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Dates and clocks in the app's own texts, in any language. */
class ExportTimesTest {
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
        assertThat(IntStream.range(1388, 1429).filter(ExportTimesTest::isLeapYear))
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

    private static ExportedChat read(String text) throws IOException {
        Optional<ExportedChat> chat = TextExport.read(new StringReader(text), "key", "Trip", ZONE);
        return chat.orElseThrow();
    }
}
