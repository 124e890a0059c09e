package io.vaultkeeper.source.collections;

import io.vaultkeeper.source.RecordLimit;
import io.vaultkeeper.source.SourceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Tables with a line of column names; separated by commas, semicolons or tabs, whichever that line has most of. */
final class CsvReader implements RowReader {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final int LONGEST_HEADER = 1 << 16;

    /** A line above the names by which Excel is told the separator. */
    private static final Pattern TOLD = Pattern.compile("(?i)sep=(.)");

    @Override
    public void read(BufferedReader in, Rows rows) throws IOException, SourceException {
        String first = firstLine(in);
        Matcher told = TOLD.matcher(first);
        int above = told.matches() ? 1 : 0;
        if (above > 0) {
            String unused = in.readLine();
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(above > 0 ? told.group(1).charAt(0) : separator(first))
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = parser(in, format)) {
            read(parser, rows, above);
        }
    }

    /** Reads the line of names. */
    private static CSVParser parser(BufferedReader in, CSVFormat format) throws IOException, SourceException {
        try {
            return CSVParser.parse(in, format);
        } catch (CSVException | RecordLimit.TooLongException e) {
            throw broken(1, e);
        }
    }

    /** @param above how many lines stand above that of names */
    private static void read(CSVParser parser, Rows rows, int above) throws IOException, SourceException {
        List<String> columns = parser.getHeaderNames();
        long line = above + parser.getCurrentLineNumber() + 1;
        Iterator<CSVRecord> records = parser.iterator();
        while (hasNext(records, line)) {
            CSVRecord record = records.next();
            if (record.size() == columns.size()) {
                rows.row(new Row(line, fields(record, columns)));
            } else {
                rows.broken(line, record.size() + " columns instead of " + columns.size());
            }
            line = above + parser.getCurrentLineNumber() + 1;
        }
    }

    private static boolean hasNext(Iterator<CSVRecord> records, long line) throws IOException, SourceException {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw broken(line, Objects.requireNonNull(e.getCause()));
        }
    }

    /** @throws IOException where it is the disk's fault */
    private static SourceException broken(long line, IOException e) throws IOException {
        boolean tooLong = e instanceof RecordLimit.TooLongException;
        if (!tooLong && !(e instanceof CSVException)) {
            throw e;
        }
        String why = tooLong
                ? "the record that begins here is too long, as after a quote that is never closed"
                : "a quote of the record that begins here is never closed, or followed by text";
        return new SourceException("line " + line + ": " + why + ". The table is not read from there on.", e);
    }

    private static Map<String, String> fields(CSVRecord record, List<String> columns) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.putIfAbsent(columns.get(i), record.get(i));
        }
        return fields;
    }

    private static String firstLine(BufferedReader in) throws IOException {
        in.mark(LONGEST_HEADER);
        char[] start = new char[LONGEST_HEADER / 2];
        int length = Math.max(0, in.read(start));
        in.reset();
        return new String(start, 0, length).lines().findFirst().orElse("");
    }

    private static char separator(String header) {
        char best = ',';
        for (char separator : SEPARATORS) {
            best = count(header, separator) > count(header, best) ? separator : best;
        }
        return best;
    }

    private static long count(String header, char separator) {
        return header.chars().filter(c -> c == separator).count();
    }
}
