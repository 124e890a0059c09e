package io.vaultkeeper.source.documents;

import io.vaultkeeper.source.Fingerprint;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Documents in folders: those that the settings name, or those that lie in the vault beside the notes. */
public final class DocumentsSource implements Source {
    private static final String DOCUMENTS = "documents";
    private static final String ATTACHMENTS = "attachments";

    /** A thousand pages take a slow machine a third of that. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final List<Folder> folders;
    private final DocumentNaming naming;
    private final TimeLimit limit;

    private DocumentsSource(String name, List<Folder> folders, DocumentNaming naming, Duration limit) {
        this.name = name;
        this.folders = List.copyOf(folders);
        this.naming = naming;
        this.limit = new TimeLimit(limit);
    }

    /** @param vault what lies in it is left to the notes and the attachments */
    public static DocumentsSource of(DocumentsSettings settings, Path vault) {
        return of(settings, vault, LIMIT);
    }

    static DocumentsSource of(DocumentsSettings settings, Path vault, Duration limit) {
        return new DocumentsSource(DOCUMENTS, Folders.of(settings, vault), DocumentNaming.files(DOCUMENTS), limit);
    }

    /** @param exclude as in {@code sources.obsidian.exclude} */
    public static DocumentsSource attachments(Path vault, List<String> exclude) {
        Folder folder = Folders.attachments(vault, exclude);
        String vaultName = String.valueOf(folder.root().getFileName());
        return new DocumentsSource(ATTACHMENTS, List.of(folder), DocumentNaming.inVault(ATTACHMENTS, vaultName), LIMIT);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isNamed() {
        return !name.equals(ATTACHMENTS);
    }

    @Override
    public List<Path> roots() {
        return folders.stream().map(Folder::root).toList();
    }

    @Override
    public void scan(Scan scan) throws IOException {
        for (Folder folder : folders) {
            if (Files.isDirectory(folder.root())) {
                Files.walkFileTree(folder.root(), new FolderWalk(folder, this::file, scan));
            } else {
                scan.unreadable(
                        folder.name(),
                        "The folder " + folder.root() + " is not there. The setting is sources.documents.folders.");
            }
        }
    }

    @Override
    public Optional<SourceFile> locate(Path path) {
        return folders.stream().anyMatch(folder -> folder.holds(path)) ? describe(path) : Optional.empty();
    }

    private Optional<SourceFile> describe(Path path) {
        try {
            return Optional.of(
                    file(path, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private SourceFile file(Path path, BasicFileAttributes attributes) {
        return new SourceFile(name, key(path).orElseThrow(), path, Fingerprint.of(path, attributes, 0));
    }

    /** The innermost folder's: those further out leave it to that one. */
    @Override
    public Optional<String> key(Path path) {
        return folders.stream()
                .filter(folder -> folder.isWithin(path))
                .max((one, other) -> one.root().getNameCount() - other.root().getNameCount())
                .map(folder -> folder.key(path));
    }

    @Override
    public void read(SourceFile file, Reading reading) throws IOException, SourceException {
        Format format =
                Objects.requireNonNull(Formats.of(file.path().getFileName().toString()));
        try {
            format.read(file.path(), limit, new Format.Parsed() {
                @Override
                public void document(Content content) {
                    content.omissions().forEach(reading::leftOut);
                    reading.document(naming.document(file, content));
                }

                @Override
                public void leftOut(Omission omission) {
                    reading.leftOut(omission);
                }
            });
        } catch (FileSystemException | FileNotFoundException | InterruptedIOException e) {
            throw e; // the disk's fault
        } catch (IOException e) {
            IOException refused = DiskFault.in(e);
            if (refused != null) {
                throw refused;
            }
            String extension = Formats.extension(file.path().getFileName().toString());
            throw new SourceException("It is damaged, or not what its name says (." + extension + ").", e);
        }
    }
}
