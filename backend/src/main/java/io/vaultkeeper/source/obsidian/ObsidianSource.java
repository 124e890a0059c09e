package io.vaultkeeper.source.obsidian;

import io.vaultkeeper.document.*;
import io.vaultkeeper.source.*;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.*;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Thin. */
public final class ObsidianSource implements Source, Notebook {
    private final Path vault;

    public ObsidianSource(Path vault, ObsidianSettings settings) {
        this.vault = vault;
    }

    @Override
    public String name() {
        return "obsidian";
    }

    @Override
    public List<Path> roots() {
        return List.of(vault);
    }

    @Override
    public void scan(Scan scan) throws IOException {
        try (Stream<Path> walk = Files.walk(vault)) {
            walk.forEach(path -> locate(path).ifPresent(scan::found));
        }
    }

    @Override
    public Optional<SourceFile> locate(Path path) {
        String key = vault.relativize(path).toString();
        if (!key.endsWith(".md") || key.startsWith(".") || !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes a = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new SourceFile(
                    "obsidian",
                    key,
                    path,
                    new Fingerprint(a.size(), a.lastModifiedTime().to(TimeUnit.NANOSECONDS), 0, true)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void read(SourceFile file, Consumer<Document> documents) throws IOException {
        byte[] bytes = Files.readAllBytes(file.path());
        documents.accept(document(
                file.key(),
                new String(bytes, StandardCharsets.UTF_8),
                Files.getLastModifiedTime(file.path()).toInstant()));
    }

    @Override
    public Document open(String path, @Nullable String unsaved) throws IOException {
        return document(path, unsaved == null ? Files.readString(vault.resolve(path)) : unsaved, Instant.now());
    }

    private Document document(String key, String text, Instant time) {
        String name = Path.of(key).getFileName().toString().replaceAll("\\.md$", "");
        List<Section> sections = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        List<String> headings = List.of();
        int line = 0;
        for (String l : text.split("\n", -1)) {
            line++;
            if (l.startsWith("#")) {
                sections.add(new Section(headings, blocks));
                blocks = new ArrayList<>();
                headings = List.of(l.replaceAll("^#+ *", ""));
            }
            if (!l.isBlank()) {
                blocks.add(new Block(Block.Kind.PARAGRAPH, l, line, line, null));
            }
        }
        sections.add(new Section(headings, blocks));
        String uri = "obsidian://open?vault=" + vault.getFileName() + "&file="
                + URLEncoder.encode(key.replaceAll("\\.md$", ""), StandardCharsets.UTF_8);
        return new Document(
                new Provenance(
                        new DocumentId("obsidian", key),
                        key,
                        name,
                        List.of(),
                        List.of(),
                        List.of(),
                        new TimeSpan(time, null, TimeSpan.Basis.FILE),
                        uri),
                sections,
                ContentHash.of(text));
    }
}
