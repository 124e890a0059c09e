package io.vaultkeeper.source.tables;

import io.vaultkeeper.source.RecordLimit;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one at a time. */
final class CsvRows implements AutoCloseable {
    /** In characters; a row of thousands of columns is a tenth of this. */
    private static final int LONGEST_ROW = 1_000_000;

    private final Path file;
    private final RecordLimit characters;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;

    private CsvRows(Path file, RecordLimit characters, CSVParser parser) {
        this.file = file;
        this.characters = characters;
        this.parser = parser;
        this.rows = parser.iterator();
    }

    static CsvRows open(Path file, char separator) throws IOException {
        RecordLimit characters = new RecordLimit(TextEncoding.open(file), LONGEST_ROW);
        CSVFormat format = CSVFormat.Builder.create(CSVFormat.DEFAULT)
                .setDelimiter(separator)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        return new CsvRows(
                file,
                characters,
                CSVParser.builder().setReader(characters).setFormat(format).get());
    }

    /** Null after the last one. */
    @Nullable
    CSVRecord next() throws IOException, SourceException {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            CSVRecord row = rows.next();
            characters.next();
            return row;
        } catch (UncheckedIOException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        }
    }

    private IOException failure(IOException cause) throws SourceException {
        if (cause instanceof RecordLimit.TooLongException) {
            throw new SourceException(
                    where()
                            + ": the row that begins here does not end within 1,000,000 characters. Is a quote missing, or is this no table?",
                    cause);
        }
        return cause;
    }

    /** The file and the line in which the row that was read last ends. */
    String where() {
        return file.getFileName() + ", line " + Math.max(1, parser.getCurrentLineNumber());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
