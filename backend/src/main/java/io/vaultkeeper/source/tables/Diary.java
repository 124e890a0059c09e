package io.vaultkeeper.source.tables;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** A table by days. Holds sums, never rows: its size is that of the time the table spans. */
final class Diary {
    /** A tally is about 400 bytes: 500 years of one column, or 30 of fifteen, in about 70 MB. */
    private static final int MOST_TALLIES = 180_000;

    private static final int LONGEST_EXAMPLE = 40;

    private final NavigableMap<LocalDate, Totals> days = new TreeMap<>();
    private final TableSettings table;
    private final Map<String, DecimalMark> columns;
    private final TimeReader times;
    private final LeftOut leftOut;
    private boolean hasTimes;

    private Diary(TableSettings table, Map<String, DecimalMark> columns, TimeReader times, LeftOut leftOut) {
        this.table = table;
        this.columns = columns;
        this.times = times;
        this.leftOut = leftOut;
    }

    /** @param leftOut is told of what cannot be read */
    static Diary read(TableSettings table, List<Path> files, LeftOut leftOut) throws IOException, SourceException {
        List<Layout> layouts = new ArrayList<>();
        for (Path file : files) {
            layouts.add(Layout.of(file, table));
        }
        Survey survey = Survey.of(layouts);
        Map<String, DecimalMark> columns = survey.columns(table.values().keySet(), table.file());
        TimeReader times = new TimeReader(table.zoneId(), survey.isDayFirst(), table.formatter());
        Diary diary = new Diary(table, columns, times, leftOut);
        for (Layout layout : layouts) {
            diary.add(layout);
        }
        return diary;
    }

    private void add(Layout layout) throws IOException, SourceException {
        try (CsvRows rows = CsvRows.open(layout.file(), layout.separator())) {
            for (CSVRecord row = rows.next(); row != null; row = rows.next()) {
                if (row.getRecordNumber() > layout.header() && !isBlank(row)) {
                    add(layout, row, rows);
                }
            }
        }
    }

    private static boolean isBlank(CSVRecord row) {
        return row.stream().allMatch(String::isBlank);
    }

    private void add(Layout layout, CSVRecord row, CsvRows rows) throws SourceException {
        String cell = layout.timeOf(row);
        LocalDateTime at = times.read(cell);
        if (at == null) {
            String found = cell.isBlank() ? "no time" : "\"" + cut(cell) + "\" is no time that is known";
            leftOut.add(LeftOut.ROWS, rows.where() + ": " + found + ", in column " + table.time());
            return;
        }
        Totals day = days.computeIfAbsent(at.toLocalDate(), date -> new Totals(columns.size()));
        if (days.size() * columns.size() > MOST_TALLIES) {
            throw new SourceException(table.file().getFileName() + " has " + columns.size()
                    + " columns over more than " + days.size()
                    + " days: too much to hold. Name fewer columns as \"values\" in sources.tables.");
        }
        hasTimes |= at.toLocalTime().toSecondOfDay() > 0;
        day.addReading(at, row.getRecordNumber());
        addValues(layout, row, at, day, rows);
    }

    private void addValues(Layout layout, CSVRecord row, LocalDateTime at, Totals day, CsvRows rows) {
        int index = 0;
        for (Map.Entry<String, DecimalMark> column : columns.entrySet()) {
            int place = layout.values().getOrDefault(column.getKey(), Integer.MAX_VALUE);
            String cell = place < row.size() ? row.get(place) : "";
            double value = value(cell, column.getValue());
            if (!Double.isNaN(value)) {
                day.column(index).add(value, at);
                addCategory(layout, row, index, value, day);
            } else if (!NumberCell.isEmpty(cell)) {
                leftOut.add(LeftOut.CELLS, rows.where() + ": \"" + cut(cell) + "\", in column " + column.getKey());
            }
            index++;
        }
    }

    private static double value(String cell, DecimalMark mark) {
        String core = NumberCell.isEmpty(cell) ? null : NumberCell.core(cell);
        return core == null ? Double.NaN : mark.value(core);
    }

    /** Only of the first column: an amount, by what it was for. */
    private static void addCategory(Layout layout, CSVRecord row, int index, double value, Totals day) {
        if (index == 0 && layout.category() >= 0 && layout.category() < row.size()) {
            String category = cut(row.get(layout.category()).strip());
            day.addCategory(category.isEmpty() ? "without category" : category, value);
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST_EXAMPLE ? text.substring(0, LONGEST_EXAMPLE) + "…" : text;
    }

    /** Days with readings, in order. */
    NavigableMap<LocalDate, Totals> days() {
        return Collections.unmodifiableNavigableMap(days);
    }

    /** What the columns hold, in order. */
    List<String> labels() {
        return columns.keySet().stream()
                .map(name -> Objects.requireNonNullElse(table.values().get(name), name))
                .toList();
    }

    /** False where all readings are of midnight: only their days are known. */
    boolean hasTimes() {
        return hasTimes;
    }
}
