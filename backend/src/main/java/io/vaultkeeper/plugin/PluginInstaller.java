package io.vaultkeeper.plugin;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Puts the plugin into a vault. Touches nothing there but the plugin's own built files; the user's settings of it stay. */
public final class PluginInstaller {
    private static final String ID = "vaultkeeper";

    private final PluginFiles files;

    public PluginInstaller(PluginFiles files) {
        this.files = files;
    }

    /**
     * Each file is replaced as one: Obsidian sees all of the old or all of the new.
     *
     * @param configFolder Obsidian's own folder in the vault, by name
     * @throws IOException where the folder cannot be written, or a link leads out of the vault; the message names it
     */
    public Installed install(Path vault, String configFolder) throws IOException {
        try {
            Path folder = folder(vault.toRealPath(), List.of(configFolder, "plugins", ID));
            Installed outcome = compare(folder);
            if (!(outcome instanceof Installed.Unchanged)) {
                for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
                    replace(folder.resolve(file.getKey()), file.getValue());
                }
            }
            return outcome;
        } catch (NoSuchFileException e) {
            throw new IOException("There is no folder " + vault + ". Name the vault with --vault.", e);
        } catch (FileSystemException e) {
            throw new IOException("The plugin cannot be written: " + said(e), e);
        }
    }

    /** Makes what is missing of the path. */
    private static Path folder(Path vault, List<String> names) throws IOException {
        Path at = vault;
        for (String name : names) {
            Path next = at.resolve(name);
            if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(next);
            }
            at = within(vault, next);
        }
        return at;
    }

    private static Path within(Path vault, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new FileSystemException(folder.toString(), null, "it is not a folder");
        }
        Path real = folder.toRealPath();
        if (!real.startsWith(vault)) {
            throw new FileSystemException(folder.toString(), null, "it is a link that leads out of the vault");
        }
        return real;
    }

    private Installed compare(Path folder) throws IOException {
        boolean whole = true;
        boolean same = true;
        for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
            Path there = folder.resolve(file.getKey());
            boolean present = Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS);
            whole &= present;
            same &= present && Arrays.equals(Files.readAllBytes(there), file.getValue());
        }
        if (same) {
            return new Installed.Unchanged(folder, files.version());
        }
        return whole
                ? new Installed.Updated(folder, versionIn(folder), files.version())
                : new Installed.New(folder, files.version());
    }

    private static String versionIn(Path folder) throws IOException {
        return Manifest.version(Files.readAllBytes(folder.resolve(PluginFiles.MANIFEST)))
                .orElse("unknown");
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.deleteIfExists(fresh); // left by a crash
            Files.write(fresh, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String said(FileSystemException e) {
        String reason = e.getReason() == null ? "access is denied" : e.getReason();
        return e.getFile() + ": " + reason + ".";
    }
}
