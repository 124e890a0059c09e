package io.vaultkeeper.source.tables;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Section;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table on disk, and what is read from it. */
final class WrittenTable {
    final Path file;
    final Map<String, Document> documents = new LinkedHashMap<>();
    final List<Omission> omissions = new ArrayList<>();
    private TableSettings settings;

    WrittenTable(Path file) {
        this.file = file;
        this.settings =
                new TableSettings(file, "Air in the bedroom", "timestamp", null, null, "Europe/Lisbon", Map.of(), null);
    }

    static WrittenTable of(Path folder, String content) throws IOException {
        return new WrittenTable(Files.writeString(folder.resolve("co2.csv"), content));
    }

    WrittenTable named(String name, String time) {
        settings = new TableSettings(
                file,
                name,
                time,
                settings.clock(),
                settings.timeFormat(),
                settings.zone(),
                settings.values(),
                settings.category());
        return this;
    }

    WrittenTable clock(String column) {
        settings = new TableSettings(
                file,
                settings.name(),
                settings.time(),
                column,
                settings.timeFormat(),
                settings.zone(),
                settings.values(),
                settings.category());
        return this;
    }

    WrittenTable timeFormat(String format) {
        settings = new TableSettings(
                file,
                settings.name(),
                settings.time(),
                settings.clock(),
                format,
                settings.zone(),
                settings.values(),
                settings.category());
        return this;
    }

    WrittenTable values(Map<String, String> values) {
        settings = new TableSettings(
                file,
                settings.name(),
                settings.time(),
                settings.clock(),
                settings.timeFormat(),
                settings.zone(),
                values,
                settings.category());
        return this;
    }

    WrittenTable category(String column) {
        settings = new TableSettings(
                file,
                settings.name(),
                settings.time(),
                settings.clock(),
                settings.timeFormat(),
                settings.zone(),
                settings.values(),
                column);
        return this;
    }

    Source source() {
        return new TablesSource(List.of(settings));
    }

    WrittenTable read() throws IOException, SourceException {
        documents.clear();
        omissions.clear();
        SourceFile found = source().locate(file).orElseThrow();
        source().read(found, new Source.Reading() {
            @Override
            public void document(Document document) {
                documents.put(document.id().key(), document);
            }

            @Override
            public void leftOut(Omission omission) {
                omissions.add(omission);
            }
        });
        return this;
    }

    /** All sections of a month's document by their heading. */
    Map<String, String> month(String month) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Section section : sections(month)) {
            texts.put(
                    section.headings().get(0),
                    section.blocks().stream().map(Block::text).collect(Collectors.joining("\n")));
        }
        return texts;
    }

    List<Section> sections(String month) {
        Document document = documents.get(settings.name() + "/" + month);
        return ((Body.Text) document.body()).sections();
    }

    /** All texts of all months. */
    List<String> texts() {
        return documents.keySet().stream()
                .flatMap(key -> month(key.substring(key.lastIndexOf('/') + 1)).values().stream())
                .toList();
    }
}
