package io.vaultkeeper.source.tables;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** A first look at all rows: which columns hold numbers, and how numbers and dates are written in them. */
final class Survey {
    /** As many columns as a month can tell of. */
    private static final int MOST_COLUMNS = 32;

    private final DateOrder dates = new DateOrder();
    private final Map<String, Column> columns = new LinkedHashMap<>();

    private static final class Column {
        private final DecimalMark mark = new DecimalMark();
        private int filled;
        private int numbers;

        void see(String cell) {
            if (NumberCell.isEmpty(cell)) {
                return;
            }
            filled++;
            String core = NumberCell.core(cell);
            if (core != null) {
                numbers++;
                mark.see(core);
            }
        }

        boolean isNumeric() {
            return 2 * numbers > filled;
        }
    }

    static Survey of(Collection<Layout> layouts) throws IOException, SourceException {
        Survey survey = new Survey();
        for (Layout layout : layouts) {
            survey.look(layout);
        }
        return survey;
    }

    private void look(Layout layout) throws IOException, SourceException {
        List<Column> seen = new ArrayList<>();
        layout.values().keySet().forEach(name -> seen.add(columns.computeIfAbsent(name, key -> new Column())));
        int[] places =
                layout.values().values().stream().mapToInt(Integer::intValue).toArray();
        try (CsvRows rows = CsvRows.open(layout.file(), layout.separator())) {
            for (CSVRecord row = rows.next(); row != null; row = rows.next()) {
                if (row.getRecordNumber() > layout.header() && layout.time() < row.size()) {
                    dates.see(row.get(layout.time()).strip());
                    for (int i = 0; i < places.length && places[i] < row.size(); i++) {
                        seen.get(i).see(row.get(places[i]));
                    }
                }
            }
        }
    }

    boolean isDayFirst() {
        return dates.isDayFirst();
    }

    /** The columns to tell of, each with its decimal mark. */
    Map<String, DecimalMark> columns(Collection<String> named, Path file) throws SourceException {
        Map<String, DecimalMark> chosen = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            if (named.contains(name) || (named.isEmpty() && column.isNumeric())) {
                chosen.put(name, column.mark);
            }
        });
        if (chosen.isEmpty()) {
            throw new SourceException(
                    file.getFileName() + " has no readings: no column below its header holds numbers.");
        }
        if (chosen.size() > MOST_COLUMNS) {
            throw new SourceException(file.getFileName() + " has " + chosen.size()
                    + " columns of numbers; name those to read (1 to " + MOST_COLUMNS
                    + ") as \"values\" of the table in sources.tables.");
        }
        return chosen;
    }
}
