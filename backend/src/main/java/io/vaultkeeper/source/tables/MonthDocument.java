package io.vaultkeeper.source.tables;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.Section;
import io.vaultkeeper.document.TimeSpan;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A month of a table as a document: the month, its weeks, its days, a section each. */
final class MonthDocument {
    private final TableSettings table;
    private final Calendar calendar;
    private final PeriodText text;
    private final boolean oneFile;

    MonthDocument(TableSettings table, Diary diary) {
        this.table = table;
        this.calendar = new Calendar(diary.days());
        this.oneFile = Files.isRegularFile(table.file());
        List<ColumnText> columns = new ArrayList<>();
        for (String label : diary.labels()) {
            columns.add(new ColumnText(calendar, table, columns.size(), label, diary.hasTimes()));
        }
        this.text = new PeriodText(calendar, table.name(), columns, diary.hasTimes());
    }

    /** One after another, the newest first: it is asked for most. */
    List<YearMonth> months() {
        List<YearMonth> months = new ArrayList<>(calendar.months());
        Collections.reverse(months);
        return months;
    }

    Document of(YearMonth month) {
        List<Section> sections = new ArrayList<>();
        sections.add(section(Period.month(month)));
        calendar.weeksOf(month).forEach(week -> sections.add(section(week)));
        for (LocalDate day : calendar.daysOf(Period.month(month)).keySet()) {
            sections.add(section(Period.day(day)));
        }
        DocumentId id = new DocumentId(TablesSource.NAME, table.name() + "/" + month);
        Provenance provenance = new Provenance(
                id,
                null,
                table.name() + ", " + Period.month(month).name(),
                List.of(),
                List.of(),
                List.of(),
                span(Period.month(month)),
                table.file().toUri().toString());
        return new Document(provenance, new Body.Text(sections), hash(sections));
    }

    private static ContentHash hash(List<Section> sections) {
        return ContentHash.of(sections.stream()
                .flatMap(section -> section.blocks().stream())
                .map(Block::text)
                .toArray(String[]::new));
    }

    private Section section(Period period) {
        Totals totals = Objects.requireNonNull(calendar.totals(period), period::name);
        List<Block> blocks = new ArrayList<>();
        for (String line : text.of(period, totals)) {
            int number = blocks.size() + 1;
            blocks.add(new Block(Block.Kind.PARAGRAPH, line, number, number, null));
        }
        return new Section(List.of(period.shortName()), blocks, place(period, totals));
    }

    /** Rows of a CSV file, as RFC 7111 writes them; of a folder the time. */
    private String place(Period period, Totals totals) {
        return oneFile
                ? "row=" + totals.firstRow() + "-" + totals.lastRow()
                : period.iso().replace(" to ", "/");
    }

    /** Of the last month no later than its last reading. */
    private TimeSpan span(Period month) {
        Instant from = month.start().atStartOfDay(table.zoneId()).toInstant();
        LocalDate end = month.end().isAfter(calendar.last()) ? calendar.last() : month.end();
        Instant to = end.atTime(LocalTime.of(23, 59, 59)).atZone(table.zoneId()).toInstant();
        return new TimeSpan(from, to, TimeSpan.Basis.READINGS);
    }
}
