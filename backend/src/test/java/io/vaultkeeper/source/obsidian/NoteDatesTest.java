package io.vaultkeeper.source.obsidian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.document.TimeSpan.Basis;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteDatesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final Instant FILE = Instant.parse("2020-02-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DD-MM-YYYY|05-03-2024",
                "D.M.YY|5.3.24",
                "dddd, Do MMMM YYYY|Tuesday, 5th March 2024",
                "dddd, D [de] MMMM [de] YYYY|terça-feira, 5 de março de 2024",
                "D. MMM YYYY|5. März 2024",
                "YYYY/MM-MMMM/DD-MM-YYYY|2024/03-March/05-03-2024",
                "ddd MMM Do, YYYY|Tue Mar 5th, 2024",
                "[Day] YYYYMMDD|Day 20240305"
            })
    void aFormatOfDailyNotesTellsTheDay(String format, String name) {
        assertThat(new DailyNoteFormat(format).day(name)).contains(LocalDate.of(2024, 3, 5));
    }

    @Test
    void whatAFormatOfDailyNotesDoesNotFitTellsNoDay() {
        assertThat(new DailyNoteFormat("DD-MM-YYYY").day("05-13-2024")).isEmpty();
        assertThat(new DailyNoteFormat("DD-MM-YYYY").day("2024-03-05")).isEmpty();
        assertThat(new DailyNoteFormat("D MMMM YYYY").day("5 Brumaire 2024")).isEmpty();
        assertThat(new DailyNoteFormat("YYYY/DD-MM-YYYY").day("2023/05-03-2024"))
                .isEmpty();
        for (String format : List.of("gggg-[W]ww", "MM-DD", "YYYY-MM-DD HH:mm")) {
            assertThatThrownBy(() -> new DailyNoteFormat(format)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-05",
                "Daily/2024-03-05 Tuesday",
                "Meeting 2024-03-05",
                "20240305",
                "Meeting 20240305",
                "202403051230",
                "20240305123059 Zettel",
                "2024.03.05",
                "2024_03_05",
                "2024-13-01 2024-03-05",
                "2024/03/05",
                "Daily/2024/03/05"
            })
    void aDailyNoteIsOfTheDayInItsName(String key) {
        assertThat(NoteDates.of(key, List.of("2021-01-01"), FILE, ZONE))
                .isEqualTo(new TimeSpan(Instant.parse("2024-03-05T00:00:00Z"), null, Basis.DAILY_NOTE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-30",
                "12345678",
                "120240305",
                "2024-03-051",
                "2024-03.05",
                "1234-03-05",
                "Version 2024",
                "2024-03-05/Note"
            })
    void aNameWithoutADayIsOfItsFile(String key) {
        assertThat(NoteDates.of(key, List.of("soon"), FILE, ZONE)).isEqualTo(new TimeSpan(FILE, null, Basis.FILE));
    }

    @Test
    void aDayStartsInTheUsersOwnZone() {
        assertThat(NoteDates.of("2024-07-05", List.of(), FILE, ZONE).from())
                .isEqualTo(Instant.parse("2024-07-04T23:00:00Z"));
        assertThat(NoteDates.of("x", List.of("2024-07-05T10:00"), FILE, ZONE).from())
                .isEqualTo(Instant.parse("2024-07-05T09:00:00Z"));
        assertThat(NoteDates.of("x", List.of("2024-07-05T10:00:00+05:30"), FILE, ZONE)
                        .from())
                .isEqualTo(Instant.parse("2024-07-05T04:30:00Z"));
    }
}
