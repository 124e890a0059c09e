package io.vaultkeeper.source.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarTest {
    @TempDir
    private Path folder;

    @Test
    void anEventIsToldInWords() throws Exception {
        ReadFile read = read("""
                BEGIN:VEVENT
                UID:e1
                DTSTART:20240305T140000Z
                DTEND:20240305T150000Z
                SUMMARY:Dentist
                LOCATION:Rua Nova 3
                DESCRIPTION:Bring the\\nX-ray
                ATTENDEE;CN=Ada:mailto:ada@example.org
                ATTENDEE:mailto:bob@example.org
                RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=10
                END:VEVENT
                """);
        Provenance provenance = read.only().provenance();
        assertThat(provenance.title()).isEqualTo("Dentist");
        assertThat(provenance.document().key()).endsWith("/my.ics#e1");
        assertThat(provenance.participants()).containsExactly("Ada", "bob@example.org");
        assertThat(provenance.time().from()).hasToString("2024-03-05T14:00:00Z");
        assertThat(provenance.time().to()).hasToString("2024-03-05T15:00:00Z");
        assertThat(ReadFile.text(read.only()))
                .contains(
                        "Tuesday, 5 March 2024 (2024-03-05)",
                        "Every 2 weeks on Tuesday, 10 times.",
                        "Place: Rua Nova 3",
                        "With: Ada, bob@example.org",
                        "Bring the\nX-ray");
    }

    @Test
    void daysWithoutTimesEndOnTheirLastDay() throws Exception {
        ReadFile read = read("""
                BEGIN:VEVENT
                UID:e1
                DTSTART;VALUE=DATE:20240801
                DTEND;VALUE=DATE:20240804
                SUMMARY:Fair
                END:VEVENT
                """);
        assertThat(ReadFile.text(read.only()))
                .contains("Thursday, 1 August 2024 (2024-08-01) to Saturday, 3 August 2024 (2024-08-03).");
        TimeSpan time = read.only().provenance().time();
        ZoneId zone = ZoneId.systemDefault();
        assertThat(time.from().atZone(zone).toLocalDate()).hasToString("2024-08-01");
        assertThat(time.end().atZone(zone).toLocalDate()).hasToString("2024-08-03");
    }

    @Test
    void anEventMayTellHowLongItLasts() throws Exception {
        ReadFile read = read("""
                BEGIN:VEVENT
                UID:e1
                DTSTART:20240305T140000Z
                DURATION:PT1H30M
                SUMMARY:Choir
                END:VEVENT
                BEGIN:VEVENT
                UID:e2
                DTSTART;VALUE=DATE:20240801
                DURATION:P3D
                SUMMARY:Fair
                END:VEVENT
                """);
        TimeSpan choir = read.documents().get(0).provenance().time();
        assertThat(choir.to()).hasToString("2024-03-05T15:30:00Z");
        assertThat(ReadFile.text(read.documents().get(0))).containsPattern("\\d\\d:00 to \\d\\d:30\\.");
        assertThat(ReadFile.text(read.documents().get(1)))
                .contains("Thursday, 1 August 2024 (2024-08-01) to Saturday, 3 August 2024 (2024-08-03).");
    }

    @Test
    void daysThatNoRuleTellsAreNamed() throws Exception {
        ReadFile read = read("""
                BEGIN:VEVENT
                UID:e1
                DTSTART;VALUE=DATE:20240305
                RDATE;VALUE=DATE:20240312,20240402
                SUMMARY:Choir
                END:VEVENT
                """);
        assertThat(ReadFile.text(read.only()))
                .contains("Also on Tuesday, 12 March 2024 (2024-03-12); Tuesday, 2 April 2024 (2024-04-02).");
    }

    @Test
    void tasksAndEntriesOfDaysAreDocumentsToo() throws Exception {
        ReadFile read = read("""
                BEGIN:VTODO
                UID:t1
                DUE;VALUE=DATE:20240305
                COMPLETED:20240304T120000Z
                STATUS:COMPLETED
                SUMMARY:Renew the passport
                END:VTODO
                BEGIN:VJOURNAL
                UID:j1
                DTSTART;VALUE=DATE:20240306
                SUMMARY:At the sea
                DESCRIPTION:We saw a seal.
                DESCRIPTION:It slept.
                END:VJOURNAL
                """);
        assertThat(ReadFile.text(read.documents().get(0)))
                .contains(
                        "Renew the passport\nDue Tuesday, 5 March 2024 (2024-03-05). Done Monday, 4 March 2024 (2024-03-04),",
                        "Status: COMPLETED");
        assertThat(read.documents()
                        .get(0)
                        .provenance()
                        .time()
                        .from()
                        .atZone(ZoneId.systemDefault())
                        .toLocalDate())
                .hasToString("2024-03-05");
        assertThat(ReadFile.text(read.documents().get(1)))
                .contains("At the sea\nWednesday, 6 March 2024 (2024-03-06).", "We saw a seal.", "It slept.");
    }

    @Test
    void eventsOfOneIdAreToldApart() throws Exception {
        ReadFile read = read("""
                BEGIN:VEVENT
                UID:e1
                DTSTART:20240305T140000Z
                SUMMARY:Choir
                END:VEVENT
                BEGIN:VEVENT
                UID:e1
                RECURRENCE-ID:20240312T140000Z
                DTSTART:20240312T160000Z
                SUMMARY:Choir, later
                END:VEVENT
                BEGIN:VEVENT
                SUMMARY:No id and no date
                END:VEVENT
                """);
        assertThat(read.documents())
                .extracting(document -> document.id().key())
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void whatIsNoCalendarIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("a.ics"), "hello");
        assertThatThrownBy(() -> ReadFile.of(file)).isInstanceOf(SourceException.class);
    }

    private ReadFile read(String events) throws IOException, SourceException {
        return ReadFile.of(Files.writeString(
                folder.resolve("my.ics"), "BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n"));
    }
}
