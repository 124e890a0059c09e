package io.vaultkeeper.source.tables;

import io.vaultkeeper.source.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files of one table. */
final class TableFiles {
    private static final Set<String> ENDINGS = Set.of("csv", "tsv", "txt");

    private TableFiles() {}

    /** The file itself, or the tables right in the folder by name; empty where nothing is there. */
    static List<Path> of(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.isRegularFile(path) ? List.of(path) : List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(TableFiles::isTable).sorted().toList();
        }
    }

    private static boolean isTable(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean ending = ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
        return ending && !name.startsWith(".") && Files.isRegularFile(file);
    }

    /** Of all together: it differs where one does, where one came and where one went. */
    static Fingerprint fingerprint(List<Path> files, long settings) throws IOException {
        long size = 0;
        long modified = 0;
        long changed = 0;
        boolean settled = true;
        long names = settings;
        for (Path file : files) {
            Fingerprint one = Fingerprint.of(file, Files.readAttributes(file, BasicFileAttributes.class), settings);
            size += one.size();
            modified = Math.max(modified, one.modified());
            changed = Math.max(changed, one.changed());
            settled &= one.settled();
            names = 31 * names + file.hashCode();
        }
        return new Fingerprint(size, modified, changed, settled, names);
    }
}
