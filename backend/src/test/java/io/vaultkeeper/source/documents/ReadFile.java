package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Section;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What the source makes of one file. */
record ReadFile(List<Document> documents, List<Omission> omissions) {
    static ReadFile of(Path file) throws IOException, SourceException {
        return of(file, Duration.ofSeconds(60));
    }

    /** Of a zip file with these entries. */
    static ReadFile zipped(Path file, Map<String, String> entries) throws IOException, SourceException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return of(file);
    }

    static ReadFile of(Path file, Duration limit) throws IOException, SourceException {
        DocumentsSettings settings = new DocumentsSettings(List.of(file.getParent()), List.of(), true);
        DocumentsSource source = DocumentsSource.of(settings, file.resolveSibling("no vault"), limit);
        ReadFile read = new ReadFile(new ArrayList<>(), new ArrayList<>());
        source.read(source.locate(file.toRealPath()).orElseThrow(), new Source.Reading() {
            @Override
            public void document(Document document) {
                read.documents.add(document);
            }

            @Override
            public void leftOut(Omission omission) {
                read.omissions.add(omission);
            }
        });
        return read;
    }

    Document only() {
        if (documents.size() != 1) {
            throw new AssertionError("one document expected, not " + documents.size());
        }
        return documents.get(0);
    }

    List<Section> sections() {
        return sections(only());
    }

    static List<Section> sections(Document document) {
        return ((Body.Text) document.body()).sections();
    }

    /** Headings and blocks, a line each. */
    String outline() {
        return outline(only());
    }

    static String outline(Document document) {
        return sections(document).stream()
                .map(section -> section.headings() + "\n"
                        + section.blocks().stream()
                                .map(block -> block.kind() + " " + block.startLine() + "-" + block.endLine() + " "
                                        + block.text())
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    static String text(Document document) {
        return sections(document).stream()
                .flatMap(section -> section.blocks().stream())
                .map(block -> block.text())
                .collect(Collectors.joining("\n"));
    }
}
