package io.vaultkeeper.source.tables;

import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables of readings; a month of one is a document. What this source calls a file is a table, though it be a folder of files. */
public final class TablesSource implements Source {
    static final String NAME = "tables";

    private final List<TableSettings> tables;

    public TablesSource(List<TableSettings> tables) {
        this.tables = List.copyOf(tables);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Path> roots() {
        return tables.stream().map(TableSettings::file).distinct().toList();
    }

    @Override
    public void scan(Scan scan) {
        for (TableSettings table : tables) {
            try {
                Optional<SourceFile> file = describe(table);
                file.ifPresentOrElse(scan::found, () -> scan.unreadable(table.name(), absent(table)));
            } catch (IOException e) {
                scan.unreadable(table.name(), table.file() + " cannot be looked at: " + e.getMessage());
            }
        }
    }

    private static String absent(TableSettings table) {
        return "There is no table at " + table.file() + ". The setting is sources.tables, \"file\" of \"" + table.name()
                + "\".";
    }

    @Override
    public Optional<SourceFile> locate(Path path) {
        return locateAll(path).stream().findFirst();
    }

    @Override
    public Optional<String> key(Path path) {
        return keys(path).stream().findFirst();
    }

    @Override
    public List<SourceFile> locateAll(Path path) {
        return at(path).flatMap(table -> describeIfReadable(table).stream()).toList();
    }

    @Override
    public List<String> keys(Path path) {
        return at(path).map(TableSettings::name).toList();
    }

    private Stream<TableSettings> at(Path path) {
        return tables.stream().filter(table -> path.startsWith(table.file()));
    }

    private static Optional<SourceFile> describeIfReadable(TableSettings table) {
        try {
            return describe(table);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<SourceFile> describe(TableSettings table) throws IOException {
        List<Path> files = TableFiles.of(table.file());
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(new SourceFile(
                        NAME, table.name(), table.file(), TableFiles.fingerprint(files, table.hashCode())));
    }

    @Override
    public void read(SourceFile file, Reading reading) throws IOException, SourceException {
        TableSettings table = tables.stream()
                .filter(one -> one.name().equals(file.key()))
                .findFirst()
                .orElseThrow(() -> new NoSuchFileException(file.key()));
        List<Path> files = TableFiles.of(table.file());
        if (files.isEmpty()) {
            throw new NoSuchFileException(file.key());
        }
        LeftOut leftOut = new LeftOut();
        Diary diary = Diary.read(table, files, leftOut);
        leftOut.all().forEach(reading::leftOut);
        if (diary.days().isEmpty()) {
            throw new SourceException(table.file().getFileName()
                    + " has no readings: no row below its header has a time in column " + table.time() + ".");
        }
        MonthDocument months = new MonthDocument(table, diary);
        for (YearMonth month : months.months()) {
            reading.document(months.of(month));
        }
    }
}
