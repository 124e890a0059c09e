package io.vaultkeeper.source.obsidian;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;

/**
 * The vault's place on disk, and the way between its files and their keys.
 *
 * @param root without symbolic links
 * @param name as Obsidian shows it
 */
record VaultFolder(Path root, String name) {
    /** A folder that is not there yet may come. */
    static VaultFolder of(Path vault) {
        Path absolute = vault.toAbsolutePath().normalize();
        Path name = absolute.getFileName();
        return new VaultFolder(real(absolute), name == null ? "" : name.toString());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    /** Relative to the vault, with {@code /}. */
    String key(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** The path as it is spelled on disk, if something is there and no symbolic link leads to it. */
    Optional<Path> onDisk(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (!absolute.startsWith(root) || absolute.equals(root)) {
            return Optional.empty();
        }
        try {
            Path real = absolute.toRealPath();
            boolean linked = !real.equals(absolute.toRealPath(LinkOption.NOFOLLOW_LINKS));
            return linked ? Optional.empty() : Optional.of(real);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Where a note is, or would be; behind a link that stays in the vault, the file itself.
     *
     * @param key relative to the vault, with {@code /}; in any Unicode normal form
     * @throws SourceException where it leads out of the vault
     */
    Path resolve(String key) throws SourceException, IOException {
        Path relative = relative(key);
        Path path = root;
        for (Path part : relative) {
            path = followed(child(path, part.toString()), key);
        }
        return path;
    }

    private Path followed(Path path, String key) throws SourceException, IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return path;
        }
        boolean leadsNowhere = Files.isSymbolicLink(path) && !Files.exists(path);
        if (leadsNowhere || !path.toRealPath().startsWith(root)) {
            throw outside(key);
        }
        return path.toRealPath();
    }

    private Path relative(String key) throws SourceException {
        try {
            Path path = root.getFileSystem().getPath(key);
            boolean inside = !path.isAbsolute() && path.getRoot() == null && !key.isEmpty();
            for (Path part : path) {
                inside &= !part.toString().equals("..") && !part.toString().equals(".");
            }
            if (inside) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new SourceException("No file can be named \"" + key + "\": " + e.getReason() + ".", e);
        }
        throw outside(key);
    }

    private static SourceException outside(String key) {
        return new SourceException("\"" + key + "\" leads out of the vault; name a note by its path in the vault, as in"
                + " Folder/Note.md.");
    }

    /** The child as spelled on disk; as asked for where there is none. */
    private static Path child(Path folder, String name) throws IOException {
        Path asked = folder.resolve(name);
        if (Files.exists(asked, LinkOption.NOFOLLOW_LINKS) || !Files.isDirectory(folder)) {
            return asked;
        }
        String wanted = Normalizer.normalize(name, Normalizer.Form.NFC);
        try (DirectoryStream<Path> children = Files.newDirectoryStream(
                folder, child -> Normalizer.normalize(child.getFileName().toString(), Normalizer.Form.NFC)
                        .equals(wanted))) {
            for (Path child : children) {
                return child;
            }
        }
        return asked;
    }
}
