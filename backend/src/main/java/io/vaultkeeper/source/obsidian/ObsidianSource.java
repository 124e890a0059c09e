package io.vaultkeeper.source.obsidian;

import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.document.TimeSpan.Basis;
import io.vaultkeeper.source.Exclusions;
import io.vaultkeeper.source.FileText;
import io.vaultkeeper.source.Notebook;
import io.vaultkeeper.source.SavedNotes;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The notes and canvases of one vault. */
public final class ObsidianSource implements Source, Notebook, SavedNotes {
    static final String NAME = "obsidian";

    /** Nobody writes as much into a note: it is a dump, and would take the memory of all else. */
    private static final long MAX_BYTES = 50_000_000;

    private final VaultFolder vault;
    private final Exclusions exclusions;
    private final List<String> excludedTags;
    private final DailyNotes dailyNotes;

    public ObsidianSource(Path vault, ObsidianSettings settings) {
        this.vault = VaultFolder.of(vault);
        this.exclusions = new Exclusions(settings.exclude(), "sources.obsidian.exclude");
        this.excludedTags = settings.excludeTags();
        this.dailyNotes = new DailyNotes(this.vault.root());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Path> roots() {
        return List.of(vault.root());
    }

    @Override
    public void scan(Scan scan) throws IOException {
        Files.walkFileTree(vault.root(), new VaultWalk(vault, exclusions, settings(), scan));
    }

    @Override
    public Optional<SourceFile> locate(Path path) {
        return vault.onDisk(path).filter(this::isRead).flatMap(this::describe);
    }

    @Override
    public Optional<String> key(Path path) {
        boolean within = path.startsWith(vault.root()) && !path.equals(vault.root());
        return within ? Optional.of(vault.key(path)) : Optional.empty();
    }

    private boolean isRead(Path path) {
        return isNote(path) && !exclusions.coversWithin(vault.key(path));
    }

    private boolean isNote(Path path) {
        for (Path part : vault.root().relativize(path)) {
            if (NoteFiles.isHidden(part.toString())) {
                return false;
            }
        }
        return NoteFiles.isRead(path.getFileName().toString());
    }

    private Optional<SourceFile> describe(Path path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(VaultWalk.file(vault.key(path), path, attributes, settings()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A note whose tags exclude it is left out only when it is read. */
    private long settings() {
        return Objects.hash(excludedTags, dailyNotes.version());
    }

    @Override
    public void read(SourceFile file, Reading reading) throws IOException, SourceException {
        Path path = vault.onDisk(file.path()).orElseThrow(() -> new NoSuchFileException(file.key()));
        byte[] bytes = bytes(file.key(), path);
        Instant modified = Instant.EPOCH.plusNanos(file.fingerprint().modified());
        Document document = document(file.key(), FileText.decode(bytes), modified, ContentHash.of(bytes));
        if (!isExcluded(document)) {
            reading.document(document);
        }
    }

    private boolean isExcluded(Document document) {
        List<String> tags = document.provenance().tags();
        return excludedTags.stream().anyMatch(excluded -> tags.stream().anyMatch(tag -> Tags.isWithin(tag, excluded)));
    }

    @Override
    public Document open(String path, @Nullable String unsaved) throws IOException, SourceException {
        Path file = note(path, unsaved != null);
        String key = vault.key(file);
        boolean saved = Files.isRegularFile(file);
        Instant modified = saved ? Files.getLastModifiedTime(file).toInstant() : Instant.now();
        byte[] bytes = unsaved == null ? bytes(key, file) : unsaved.getBytes(StandardCharsets.UTF_8);
        return document(key, FileText.decode(bytes), modified, ContentHash.of(bytes));
    }

    @Override
    public void check(String path, boolean unsaved) throws IOException, SourceException {
        note(path, unsaved);
    }

    private Path note(String path, boolean unsaved) throws IOException, SourceException {
        Path file = vault.resolve(path);
        if (!isNote(file)) {
            throw new SourceException("\"" + path + "\" is no note; only .md and .canvas files can be opened.");
        }
        if (!unsaved && !Files.isRegularFile(file)) {
            throw absent(path);
        }
        return file;
    }

    @Override
    public String text(String path) throws IOException, SourceException {
        Path file = vault.resolve(path);
        List<Document> read = new ArrayList<>();
        Optional<SourceFile> found = locate(file);
        if (found.isPresent()) {
            read(found.get(), read::add);
        }
        if (read.isEmpty()) {
            throw absent(path);
        }
        return FileText.decode(bytes(vault.key(file), file));
    }

    private static SourceException absent(String path) {
        return new SourceException("There is no note \"" + path + "\" in the vault.");
    }

    private static byte[] bytes(String key, Path path) throws IOException, SourceException {
        if (Files.size(path) > MAX_BYTES) {
            throw new SourceException("\"" + key + "\" is larger than " + MAX_BYTES / 1_000_000
                    + " MB; split it, or leave it out with sources.obsidian.exclude.");
        }
        return Files.readAllBytes(path);
    }

    private Document document(String key, String text, Instant modified, ContentHash hash) throws SourceException {
        NoteContent content = NoteFiles.isCanvas(key) ? CanvasReader.read(text, key) : NoteReader.read(text);
        String name = NoteFiles.title(key);
        Properties properties = content.properties();
        Provenance provenance = new Provenance(
                new DocumentId(NAME, key),
                key,
                properties.title().orElse(name),
                properties.aliases(),
                List.copyOf(content.tags()),
                List.of(),
                time(NoteFiles.withoutExtension(key), properties, modified),
                ObsidianUri.of(vault.name(), key));
        return new Document(provenance, new Body.Text(content.sections()), hash);
    }

    private TimeSpan time(String key, Properties properties, Instant modified) {
        ZoneId zone = ZoneId.systemDefault();
        return dailyNotes
                .day(key)
                .map(day -> new TimeSpan(day.atStartOfDay(zone).toInstant(), null, Basis.DAILY_NOTE))
                .orElseGet(() -> NoteDates.of(key, properties.dates(), modified, zone));
    }
}
