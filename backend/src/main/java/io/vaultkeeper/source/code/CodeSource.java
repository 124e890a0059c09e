package io.vaultkeeper.source.code;

import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.source.Fingerprint;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Source files below some folders; a file is a document, a function or class one of its sections. */
public final class CodeSource implements Source {
    static final String NAME = "code";

    private final CodePlaces places;
    private final NativeParsers parsers;

    /** @param natives where native libraries are kept between runs */
    public CodeSource(CodeSettings settings, Path natives) {
        this.places = new CodePlaces(settings);
        this.parsers = new NativeParsers(natives.resolve("tree-sitter"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Path> roots() {
        return places.folders();
    }

    @Override
    public void scan(Scan scan) throws IOException {
        for (Path folder : places.folders()) {
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, new CodeWalk(places, folder, scan));
            } else {
                scan.unreadable(
                        places.key(folder, folder),
                        "There is no folder " + folder + ". The setting is sources.code.folders.");
            }
        }
    }

    @Override
    public Optional<SourceFile> locate(Path path) {
        return places.folderOf(path)
                .filter(folder -> places.isRead(folder, path))
                .flatMap(folder -> describe(folder, path));
    }

    @Override
    public Optional<String> key(Path path) {
        return places.folderOf(path).map(folder -> places.key(folder, path));
    }

    private Optional<SourceFile> describe(Path folder, Path path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(file(places.key(folder, path), path, attributes))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static SourceFile file(String key, Path path, BasicFileAttributes attributes) {
        return new SourceFile(NAME, key, path, Fingerprint.of(path, attributes, 0));
    }

    @Override
    public void read(SourceFile file, Reading reading) throws IOException {
        byte[] content;
        try (InputStream bytes = Files.newInputStream(file.path())) {
            content = bytes.readNBytes(CodeText.MOST_BYTES + 1);
        }
        Optional<Omission> refusal = CodeText.refusal(content, file.key());
        if (refusal.isPresent()) {
            reading.leftOut(refusal.get());
            return;
        }
        String text = CodeText.decode(content);
        Optional<Grammar> grammar = Grammar.of(CodePlaces.ending(file.key()));
        Optional<List<Symbol>> symbols = grammar.flatMap(language -> symbols(language, text));
        if (grammar.isPresent() && symbols.isEmpty()) {
            reading.leftOut(
                    new Omission("names of functions, where a file could not be parsed", 1, List.of(file.key())));
        }
        Body body = new Body.Text(CodeSections.of(text, symbols.orElse(List.of())));
        reading.document(new Document(provenance(file), body, ContentHash.of(content)));
    }

    private Optional<List<Symbol>> symbols(Grammar grammar, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parsers.parse(grammar, text, tree -> Outline.of(tree.getRootNode(), bytes));
    }

    private static Provenance provenance(SourceFile file) {
        String name = file.path().getFileName().toString();
        String words = Identifiers.words(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        Instant modified = Instant.EPOCH.plusNanos(file.fingerprint().modified());
        return new Provenance(
                new DocumentId(NAME, file.key()),
                null,
                name,
                words.isEmpty() ? List.of() : List.of(words),
                List.of(),
                List.of(),
                new TimeSpan(modified, null, TimeSpan.Basis.FILE),
                file.path().toUri().toString());
    }
}
