package io.vaultkeeper.source.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.document.Document;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesSourceTest {
    @TempDir
    private Path folder;

    /** Two readings a day; the 17th is stuffy, and the 20th to the 21st are missing. */
    private static String january() {
        StringBuilder rows = new StringBuilder("timestamp,co2,note\n");
        for (LocalDate day = LocalDate.of(2025, 1, 1); day.getMonthValue() == 1; day = day.plusDays(1)) {
            int more = day.getDayOfMonth() == 17 ? 900 : day.getDayOfMonth() % 3;
            if (day.getDayOfMonth() != 20 && day.getDayOfMonth() != 21) {
                rows.append(day).append("T06:30:00,").append(800 + more).append(",stuffy\n");
                rows.append(day).append("T15:00:00,").append(420 + more).append(",\n");
            }
        }
        return rows.toString();
    }

    @Test
    void aMonthIsADocumentOfItselfItsWeeksAndItsDays() throws Exception {
        WrittenTable table = WrittenTable.of(folder, january())
                .values(Map.of("co2", "CO₂ in ppm"))
                .read();

        assertThat(table.documents).containsOnlyKeys("Air in the bedroom/2025-01");
        Document document = table.documents.get("Air in the bedroom/2025-01");
        assertThat(document.provenance().title()).isEqualTo("Air in the bedroom, January 2025");
        assertThat(document.provenance().time().from()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(document.provenance().time().to()).isEqualTo(Instant.parse("2025-01-31T23:59:59Z"));
        Map<String, String> texts = table.month("2025-01");
        assertThat(texts).hasSize(1 + 5 + 29);
        assertThat(texts.get("January 2025")).isEqualTo("""
                Air in the bedroom in January 2025 (2025-01), the whole month: 58 readings on 29 days, from Wednesday 1 January to Friday 31 January.
                Air in the bedroom in January 2025, CO₂ in ppm: mean 642, lowest 420 (Friday 3 January at 15:00), highest 1,700 (Friday 17 January at 06:30). \
                Highest day Friday 17 January (mean 1,510), lowest day Friday 3 January (mean 610). Stands out: Friday 17 January (mean 1,510).
                No readings on Monday 20 January, Tuesday 21 January.""");
        assertThat(texts.get("Week 3 of 2025"))
                .startsWith(
                        "Air in the bedroom in week 3 of 2025 (13 to 19 January), 2025-01-13 to 2025-01-19: 14 readings on 7 days");
        assertThat(texts.get("Friday 2025-01-17")).isEqualTo("""
                Air in the bedroom, Friday 17 January 2025 (2025-01-17): 2 readings from 06:30 to 15:00.
                CO₂ in ppm: mean 1,510, lowest 1,320 at 15:00, highest 1,700 at 06:30. 899 more than the day before (mean 611). \
                Stands out: unusually high, the 28 days before had 611 a day.""");
    }

    @Test
    void aPlaceIsToldAsRowsOfTheFile() throws Exception {
        WrittenTable table = WrittenTable.of(folder, january()).read();

        assertThat(table.sections("2025-01").get(0).fragment()).isEqualTo("row=2-59");
        assertThat(table.documents.values().iterator().next().provenance().uri())
                .endsWith("/co2.csv");
    }

    @Test
    void aNewReadingChangesOnlyItsDayItsWeekAndItsMonth() throws Exception {
        WrittenTable table = WrittenTable.of(folder, january() + "2025-02-10T08:00:00,500,\n2025-02-11T08:00:00,510,\n")
                .read();
        List<String> before = table.texts();

        Files.writeString(table.file, Files.readString(table.file) + "2025-02-11T09:00:00,520,\n");
        List<String> after = new ArrayList<>(table.read().texts());

        after.removeAll(before);
        assertThat(after).hasSize(3).allSatisfy(text -> assertThat(text).contains("2025"));
    }

    @Test
    void rowsOutOfOrderTellTheSame() throws Exception {
        String[] rows = january().split("\n");
        StringBuilder reversed = new StringBuilder(rows[0] + "\n");
        for (int i = rows.length - 1; i > 0; i--) {
            reversed.append(rows[i]).append('\n');
        }
        List<String> inOrder = WrittenTable.of(folder, january()).read().texts();

        assertThat(WrittenTable.of(folder, reversed.toString()).read().texts()).isEqualTo(inOrder);
    }

    @Test
    void aMonthIsComparedWithTheMonthAndTheYearBefore() throws Exception {
        WrittenTable table = WrittenTable.of(folder, """
                timestamp,co2
                2024-01-05,880
                2024-12-05,724
                2025-01-05,812.5
                """).read();

        assertThat(table.month("2025-01").get("January 2025"))
                .contains("88.5 more than in December 2024 (mean 724). 67.5 less than in January 2024 (mean 880).");
    }

    @Test
    void expensesAreAddedUpByCategory() throws Exception {
        WrittenTable table = WrittenTable.of(folder, """
                Datum;Betrag;Konto
                02.11.2024;1.200,00 €;rent
                05.11.2024;45,50 €;food
                29.11.2024;4,50 €;food
                03.12.2024;12,00 €;food
                """)
                .named("Expenses", "Datum")
                .values(Map.of("Betrag", "amount in EUR"))
                .category("Konto")
                .read();

        assertThat(table.month("2024-11").get("November 2024"))
                .contains(
                        "Expenses in November 2024, amount in EUR: total 1,250, mean 416.7, lowest 4.5 (Friday 29 November)")
                .contains("By category: rent 1,200 (96 %), food 50 (4 %).")
                .doesNotContain("No readings");
        assertThat(table.month("2024-12").get("December 2024"))
                .contains("1,238 less than in November 2024 (total 1,250)");
    }

    @Test
    void aWeekAcrossMonthsIsInTheMonthOfItsFirstReading() throws Exception {
        WrittenTable table = WrittenTable.of(folder, """
                timestamp,co2
                2025-01-31 10:00,500
                2025-02-01 10:00,700
                2025-02-03 10:00,600
                """).read();

        assertThat(table.month("2025-01")).containsKey("Week 5 of 2025");
        assertThat(table.month("2025-01").get("Week 5 of 2025")).contains("mean 600");
        assertThat(table.month("2025-02").keySet())
                .containsExactly("February 2025", "Week 6 of 2025", "Saturday 2025-02-01", "Monday 2025-02-03");
    }

    @Test
    void rowsThatCannotBeReadAreCountedAndNamed() throws Exception {
        WrittenTable table =
                WrittenTable.of(folder, """
                timestamp,co2
                2025-01-01 10:00,500
                ,510
                2025-02-31 10:00,520
                99999-01-01 10:00,520

                2025-01-01 11:00,-
                2025-01-01 12:00,NaN
                2025-01-01 13:00,much
                2025-01-01 14:00,1e999
                2025-01-01 15:00
                """).values(Map.of("co2", "CO₂")).read();

        assertThat(table.omissions).hasSize(2);
        assertThat(table.omissions.get(0).what()).isEqualTo("rows that could not be read");
        assertThat(table.omissions.get(0).count()).isEqualTo(3);
        assertThat(table.omissions.get(0).examples())
                .contains("co2.csv, line 3: no time, in column timestamp")
                .contains("co2.csv, line 4: \"2025-02-31 10:00\" is no time that is known, in column timestamp");
        assertThat(table.omissions.get(1).count()).isEqualTo(2);
        assertThat(table.omissions.get(1).examples()).contains("co2.csv, line 9: \"much\", in column co2");
        assertThat(table.month("2025-01").get("January 2025"))
                .contains("6 readings")
                .contains("January 2025, CO₂: 500");
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() throws Exception {
        WrittenTable table = WrittenTable.of(folder, january());

        assertThatThrownBy(() -> table.named("Air", "time").read())
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "co2.csv has no column \"time\", which sources.tables names as \"time\" of \"Air\". Its columns are: timestamp, co2, note");
        assertThatThrownBy(() -> table.named("Air", "timestamp")
                        .values(Map.of("co3", ""))
                        .read())
                .hasMessageContaining("\"co3\", which sources.tables names as \"values\"");
        assertThatThrownBy(() -> table.values(Map.of()).category("kind").read())
                .hasMessageContaining("\"kind\", which sources.tables names as \"category\"");
    }

    @Test
    void titlesAboveTheHeaderAndAnyEncodingAreRead() throws Exception {
        String text = "# exported by a sensor\nAir quality\n\ntimestamp\tco2\ttemp\n2025-01-01 10:00\t500\t20,5 °C\n";
        Path utf16 = Files.write(folder.resolve("co2.csv"), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        assertThat(new WrittenTable(utf16).read().month("2025-01").get("January 2025"))
                .contains("January 2025, temp: 20.5");

        Files.write(utf16, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        assertThat(new WrittenTable(utf16).read().month("2025-01").get("January 2025"))
                .contains("January 2025, co2: 500");

        Files.write(utf16, text.replace("temp", "température").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(new WrittenTable(utf16).read().month("2025-01").get("January 2025"))
                .contains("température");
    }

    @Test
    void aFolderOfFilesIsOneTable() throws Exception {
        Files.writeString(folder.resolve("2025-01.csv"), "timestamp,co2\n2025-01-30 10:00,500\n");
        Files.writeString(folder.resolve("2025-02.csv"), "co2;timestamp\n600;2025-01-31 10:00\n700;2025-02-01 10:00\n");
        Files.writeString(folder.resolve("readme.md"), "no table");
        WrittenTable table = new WrittenTable(folder).read();

        assertThat(table.documents).containsOnlyKeys("Air in the bedroom/2025-02", "Air in the bedroom/2025-01");
        assertThat(table.month("2025-01").get("January 2025")).contains("mean 550");

        SourceFile before = table.source().locate(folder.resolve("2025-01.csv")).orElseThrow();
        Files.delete(folder.resolve("2025-02.csv"));
        SourceFile after = table.source().locate(folder.resolve("2025-02.csv")).orElseThrow();
        assertThat(after.key()).isEqualTo(before.key()).isEqualTo("Air in the bedroom");
        assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
    }

    @Test
    void aTableThatIsNotThereNamesPathAndSetting() throws Exception {
        Map<String, String> told = new LinkedHashMap<>();
        new WrittenTable(folder.resolve("gone.csv")).source().scan(new Source.Scan() {
            @Override
            public void found(SourceFile file) {
                throw new AssertionError(file);
            }

            @Override
            public void unreadable(String key, String reason) {
                told.put(key, reason);
            }
        });

        assertThat(told).containsOnlyKeys("Air in the bedroom");
        assertThat(told.get("Air in the bedroom")).contains("gone.csv").contains("sources.tables");
    }

    @Test
    void decimalCommasAreNotTakenForColumnsThatMightBeMeant() throws Exception {
        WrittenTable table = WrittenTable.of(folder, "when;co2;temp\n01.01.2025 10:00;913,4;20,5\n");

        assertThatThrownBy(() -> table.named("Air", "time").read()).hasMessageContaining("are: when, co2, temp");
    }

    @Test
    void theTimeOfDayMayHaveAColumnOfItsOwn() throws Exception {
        WrittenTable table = WrittenTable.of(folder, """
                Datum;Uhrzeit;CO2
                31.01.2025;13:05;913,4
                31.01.2025;;700
                01.02.2025;24:00;800
                """);
        table.named("Air", "Datum").clock("Uhrzeit").values(Map.of()).read();

        assertThat(table.month("2025-01").get("January 2025")).contains("highest 913.4 (Friday 31 January at 13:05)");
        assertThat(table.month("2025-02").get("February 2025")).contains("on Sunday 2 February");
        assertThatThrownBy(() -> table.clock("Zeit").read()).hasMessageContaining("names as \"clock\"");
    }

    @Test
    void theEndOfADayIsTheNextDaysBeginning() throws Exception {
        WrittenTable table = WrittenTable.of(folder, "timestamp,co2\n2025-01-31T23:00,500\n2025-01-31T24:00,900\n");

        assertThat(table.read().month("2025-02")).containsKey("February 2025");
    }

    @Test
    void hostileTablesCostOneLine() throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put("", "is empty");
        contents.put("timestamp,co2\n", "has no");
        contents.put("timestamp,co2\nnever,1\n", "has no");
        contents.put("\0\0\0\0\0\0", "has no column");
        contents.put("timestamp,co2\n2025-01-01,1\n\"" + "x".repeat(3_000_000), "does not end");
        contents.put("x".repeat(50_000_000), "does not end");
        contents.put("timestamp,co2\n2025-01-01" + ",1".repeat(1_000_000), "does not end");
        contents.put("timestamp" + ",n1,n2,n3,n4".repeat(2_500) + "\n", "has no");
        contents.forEach((content, reason) -> assertThatThrownBy(
                        () -> WrittenTable.of(folder, content).read())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(reason));
    }

    @Test
    void manyColumnsMustBeChosenFrom() throws Exception {
        StringBuilder header = new StringBuilder("timestamp");
        StringBuilder row = new StringBuilder("2025-01-01");
        for (int i = 0; i < 10_000; i++) {
            header.append(",c").append(i);
            row.append(",").append(i);
        }
        WrittenTable table = WrittenTable.of(folder, header + "\n" + row + "\n");

        assertThatThrownBy(table::read).hasMessageContaining("10000 columns of numbers; name those to read");
        assertThat(table.values(Map.of("c9999", "last")).read().month("2025-01").get("January 2025"))
                .contains("January 2025, last: 9,999");
    }
}
