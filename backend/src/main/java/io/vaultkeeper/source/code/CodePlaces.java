package io.vaultkeeper.source.code;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Which files below the folders are read, and what they are called. */
final class CodePlaces {
    /** What tools make or fetch. */
    private static final Set<String> FOREIGN = Set.of(
            "node_modules",
            "target",
            "build",
            "dist",
            "out",
            "vendor",
            "__pycache__",
            "venv",
            "bower_components",
            "coverage");

    /** Read as plain text, beside those of {@link Grammar}. */
    private static final Set<String> TEXTS = Set.of(
            "scala", "swift", "m", "mm", "dart", "lua", "pl", "pm", "r", "jl", "hs", "ml", "mli", "ex", "exs", "erl",
            "clj", "cljs", "elm", "fs", "vb", "groovy", "gradle", "sql", "zig", "nim", "d", "f90", "pas", "asm", "s",
            "ps1", "bat", "fish", "zsh", "vue", "svelte", "proto", "graphql", "tf", "cmake", "awk", "el", "lisp", "scm",
            "tcl", "vim", "sol");

    private static final Set<String> GENERATED = Set.of(".min.js", ".bundle.js", ".min.css", ".pb.go", ".d.ts.map");

    private final List<Path> folders;
    private final List<PathMatcher> excluded;

    CodePlaces(CodeSettings settings) {
        this.folders = settings.folders().stream().map(CodePlaces::real).toList();
        this.excluded = settings.exclude().stream().map(CodePlaces::matcher).toList();
    }

    /** Without links, which a walk does not follow; one that is not there yet may come. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }

    List<Path> folders() {
        return folders;
    }

    /** The innermost folder of the settings that a path is in. */
    Optional<Path> folderOf(Path path) {
        return folders.stream().filter(path::startsWith).max(Comparator.comparingInt(Path::getNameCount));
    }

    /** Whether a folder within another is one of the settings' own, which is read by itself. */
    boolean isReadByItself(Path within, Path path) {
        return !path.equals(within) && folders.contains(path);
    }

    /** The folder's name, with as many of those above it as tell it from the others, and the path within it. */
    String key(Path folder, Path path) {
        String within =
                folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
        return within.isEmpty() ? name(folder) : name(folder) + "/" + within;
    }

    private String name(Path folder) {
        for (int names = 1; names <= folder.getNameCount(); names++) {
            Path end = end(folder, names);
            int count = names;
            boolean only = folders.stream()
                            .distinct()
                            .filter(other -> end(other, count).equals(end))
                            .count()
                    < 2;
            if (only) {
                return end.toString().replace(folder.getFileSystem().getSeparator(), "/");
            }
        }
        return "root";
    }

    private static Path end(Path folder, int names) {
        return folder.subpath(Math.max(0, folder.getNameCount() - names), folder.getNameCount());
    }

    /** Whether a folder below those of the settings is left out with all in it. */
    boolean isFolderLeftOut(Path folder, Path path) {
        String name = path.getFileName().toString();
        return !path.equals(folder) && (name.startsWith(".") || FOREIGN.contains(name) || isExcluded(folder, path));
    }

    boolean isRead(Path folder, Path file) {
        for (Path above = file.getParent(); above != null && above.startsWith(folder); above = above.getParent()) {
            if (isFolderLeftOut(folder, above)) {
                return false;
            }
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean code = Grammar.of(ending(name)).isPresent() || TEXTS.contains(ending(name));
        return code
                && !name.startsWith(".")
                && GENERATED.stream().noneMatch(name::endsWith)
                && !isExcluded(folder, file);
    }

    /** Lower case, without the dot. */
    static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private boolean isExcluded(Path folder, Path path) {
        Path within = folder.relativize(path);
        return excluded.stream().anyMatch(matcher -> matcher.matches(within));
    }

    /** @throws IllegalArgumentException where it is no glob */
    static PathMatcher matcher(String glob) {
        String text = glob.endsWith("/**") ? glob.substring(0, glob.length() - 3) : glob;
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + text);
            PathMatcher atTop = FileSystems.getDefault()
                    .getPathMatcher("glob:" + (text.startsWith("**/") ? text.substring(3) : text));
            return path -> matcher.matches(path) || atTop.matches(path);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "sources.code.exclude: \"" + glob + "\" is no valid glob (" + e.getDescription()
                            + "); write it as in \"generated/**\"",
                    e);
        }
    }
}
