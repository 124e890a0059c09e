package io.vaultkeeper.source.tables;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * How a file holds its table: what separates its cells, which row names the columns, and where they are.
 *
 * @param header the number of the row that names the columns, from 1
 * @param clock -1 where the time is in one column
 * @param category -1 where there is none
 * @param values by the column's name
 */
record Layout(Path file, char separator, long header, int time, int clock, int category, Map<String, Integer> values) {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    /** Titles and comments above the names of the columns. */
    private static final int MOST_ROWS_ABOVE = 50;

    private static final int MOST_NAMED = 20;

    private record Header(char separator, long row, List<String> cells) {}

    /**
     * Finds the separator by which a row near the top has the time's column.
     *
     * @throws SourceException where a column is not there that the settings name
     */
    static Layout of(Path file, TableSettings table) throws IOException, SourceException {
        Header best = null;
        Header widest = null;
        for (char separator : SEPARATORS) {
            for (Header row : firstRows(file, separator)) {
                best = index(row.cells(), table.time()) >= 0 ? wider(best, row) : best;
                widest = named(row) > named(widest) ? row : widest;
            }
        }
        if (widest == null) {
            throw new SourceException(file.getFileName() + " is empty.");
        }
        if (best == null) {
            throw absent(file, table, table.time(), "time", widest);
        }
        return of(file, table, best);
    }

    /** How many of its cells look like a column's name; separators within numbers make none. */
    private static long named(@Nullable Header row) {
        return row == null
                ? -1
                : row.cells().stream()
                        .filter(cell -> !cell.isEmpty() && Character.isLetter(cell.codePointAt(0)))
                        .count();
    }

    private static Header wider(@Nullable Header one, Header other) {
        return one == null || other.cells().size() > one.cells().size() ? other : one;
    }

    private static List<Header> firstRows(Path file, char separator) throws IOException, SourceException {
        List<Header> first = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(file, separator)) {
            CSVRecord row = rows.next();
            while (row != null && first.size() < MOST_ROWS_ABOVE) {
                first.add(new Header(
                        separator,
                        row.getRecordNumber(),
                        row.stream().map(String::strip).toList()));
                row = rows.next();
            }
        }
        return first;
    }

    /** What a row tells of its time; blank where it does not. */
    String timeOf(CSVRecord row) {
        String day = time < row.size() ? row.get(time).strip() : "";
        return clock < 0 || clock >= row.size() ? day : (day + " " + row.get(clock)).strip();
    }

    private static Layout of(Path file, TableSettings table, Header header) throws SourceException {
        int time = index(header.cells(), table.time());
        int clock = optional(file, table, table.clock(), "clock", header);
        int category = optional(file, table, table.category(), "category", header);
        Map<String, Integer> values = new LinkedHashMap<>();
        for (String name : table.values().keySet()) {
            values.put(name, named(file, table, name, "values", header));
        }
        if (table.values().isEmpty()) {
            for (int i = 0; i < header.cells().size(); i++) {
                if (i != time
                        && i != clock
                        && i != category
                        && !header.cells().get(i).isEmpty()) {
                    values.putIfAbsent(header.cells().get(i), i);
                }
            }
        }
        return new Layout(file, header.separator(), header.row(), time, clock, category, values);
    }

    private static int optional(Path file, TableSettings table, @Nullable String column, String setting, Header header)
            throws SourceException {
        return column == null ? -1 : named(file, table, column, setting, header);
    }

    private static int named(Path file, TableSettings table, String column, String setting, Header header)
            throws SourceException {
        int at = index(header.cells(), column);
        if (at < 0) {
            throw absent(file, table, column, setting, header);
        }
        return at;
    }

    private static SourceException absent(
            Path file, TableSettings table, String column, String setting, Header header) {
        String more = header.cells().size() > MOST_NAMED ? ", …" : "";
        return new SourceException(file.getFileName() + " has no column \"" + column
                + "\", which sources.tables names as \"" + setting + "\" of \"" + table.name() + "\". Its columns are: "
                + String.join(
                        ", ",
                        header.cells().stream()
                                .limit(MOST_NAMED)
                                .map(Layout::cut)
                                .toList()) + more);
    }

    private static String cut(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    /** As written, else in any case. */
    private static int index(List<String> cells, String name) {
        int exact = cells.indexOf(name.strip());
        if (exact >= 0) {
            return exact;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).equalsIgnoreCase(name.strip())) {
                return i;
            }
        }
        return -1;
    }
}
