package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.source.Exclusions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The folders that the settings name, each file in one of them only. */
final class Folders {
    private static final int HASH_DIGITS = 8;

    private Folders() {}

    /** Of two folders of one name the later one's keys tell a hash of its path, too. */
    static List<Folder> of(DocumentsSettings settings, Path vault) {
        Exclusions exclusions = new Exclusions(settings.exclude(), "sources.documents.exclude");
        Predicate<Path> elsewhere = elsewhere(real(vault), settings.attachments());
        List<Path> roots =
                settings.folders().stream().map(Folders::real).distinct().toList();
        Set<String> taken = new HashSet<>();
        List<Folder> folders = new ArrayList<>();
        for (Path root : roots) {
            Predicate<Path> others = path -> !path.equals(root) && roots.contains(path);
            if (!elsewhere.test(root)) {
                folders.add(new Folder(root, prefix(root, taken), exclusions, elsewhere.or(others)));
            }
        }
        return folders;
    }

    /** The vault's own folder, whose documents are known by their paths in it. */
    static Folder attachments(Path vault, List<String> exclude) {
        Path root = real(vault);
        return new Folder(root, "", new Exclusions(exclude, "sources.obsidian.exclude"), Folders::isNote);
    }

    private static Predicate<Path> elsewhere(Path vault, boolean attachments) {
        return path -> path.startsWith(vault) && (attachments || isNote(path));
    }

    private static boolean isNote(Path path) {
        return Formats.extension(path.getFileName().toString()).equals("md");
    }

    private static String prefix(Path root, Set<String> taken) {
        String name = String.valueOf(root.getFileName());
        if (taken.add(name)) {
            return name + "/";
        }
        byte[] path = root.toString().getBytes(StandardCharsets.UTF_8);
        return name + "-" + ContentHash.of(path).hex().substring(0, HASH_DIGITS) + "/";
    }

    /** A folder that is not there yet may come. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            return absolute;
        }
    }
}
