package io.vaultkeeper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real vaults and question sets that may lie beside a checkout; tests that use them also run, smaller, without them. */
public final class SharedData {
    private static final Path ROOT = findRoot();

    private SharedData() {}

    /** The checkout's root. */
    public static Path checkout() {
        return ROOT;
    }

    /** The vaults beside the checkout; empty where there are none. */
    public static List<Path> vaults() {
        return folders(ROOT.resolveSibling("shared").resolve("data/vaults"));
    }

    /** The question sets beside the checkout; empty where there are none. */
    public static List<Path> questionSets() {
        return folders(ROOT.resolveSibling("shared").resolve("data/eval"));
    }

    /** Where the exports of chats beside the checkout would be; it need not be there. */
    public static Path chats() {
        return ROOT.resolveSibling("shared").resolve("data/whatsapp");
    }

    private static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path findRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("backend/pom.xml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("tests must run inside the checkout");
            }
        }
        return folder;
    }
}
