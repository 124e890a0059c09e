package io.vaultkeeper.source.collections;

import io.vaultkeeper.source.Fingerprint;
import io.vaultkeeper.source.RecordLimit;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Collections of records; a record is a document. A collection's name is its file's key. */
public final class CollectionsSource implements Source {
    /** In characters. */
    private static final int LONGEST_RECORD = 20_000_000;

    static final String NAME = "collections";

    private final Map<String, CollectionSettings> collections = new LinkedHashMap<>();

    /** @throws IllegalArgumentException where two have one name */
    public CollectionsSource(List<CollectionSettings> settings) {
        for (CollectionSettings collection : settings) {
            if (collections.put(collection.name(), collection) != null) {
                throw new IllegalArgumentException("sources.collections: two have the name \"" + collection.name()
                        + "\". Give one another \"name\".");
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Path> roots() {
        return collections.values().stream()
                .map(CollectionSettings::file)
                .distinct()
                .toList();
    }

    @Override
    public void scan(Scan scan) {
        for (CollectionSettings collection : collections.values()) {
            describe(collection)
                    .ifPresentOrElse(
                            scan::found,
                            () -> scan.unreadable(
                                    collection.name(),
                                    "The file " + collection.file() + " is not there. The setting is"
                                            + " sources.collections."));
        }
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
        return at(path).flatMap(collection -> describe(collection).stream()).toList();
    }

    @Override
    public List<String> keys(Path path) {
        return at(path).map(CollectionSettings::name).toList();
    }

    private Stream<CollectionSettings> at(Path path) {
        return collections.values().stream()
                .filter(collection -> collection.file().equals(path));
    }

    private static Optional<SourceFile> describe(CollectionSettings collection) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(collection.file(), BasicFileAttributes.class);
            Fingerprint fingerprint = Fingerprint.of(collection.file(), attributes, collection.hashCode());
            return attributes.isRegularFile()
                    ? Optional.of(new SourceFile(NAME, collection.name(), collection.file(), fingerprint))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void read(SourceFile file, Reading reading) throws IOException, SourceException {
        CollectionSettings collection = collections.get(file.key());
        if (collection == null) {
            return; // no longer in the settings
        }
        try (RecordLimit limit = new RecordLimit(Characters.open(file.path()), LONGEST_RECORD)) {
            Records records = new Records(collection, file, reading, limit);
            try {
                reader(file.path()).read(new BufferedReader(limit), records);
                records.checkColumns();
            } catch (RecordLimit.TooLongException e) {
                throw new SourceException(
                        "A record is longer than " + LONGEST_RECORD + " characters; it is not read from there on.", e);
            } finally {
                records.tellLeftOut();
            }
        }
    }

    private static RowReader reader(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return new JsonLinesReader();
        }
        return name.endsWith(".json") ? new JsonReader() : new CsvReader();
    }
}
