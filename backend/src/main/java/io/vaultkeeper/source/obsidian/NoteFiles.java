package io.vaultkeeper.source.obsidian;

import java.util.Locale;

/** Which files are notes, by their names. */
final class NoteFiles {
    private static final String NOTE = ".md";
    private static final String CANVAS = ".canvas";

    private NoteFiles() {}

    /** Whether Obsidian shows the file as a note or a canvas; it hides what begins with a dot. */
    static boolean isRead(String name) {
        return !isHidden(name) && (endsWith(name, NOTE) || isCanvas(name));
    }

    static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    static boolean isCanvas(String name) {
        return endsWith(name, CANVAS);
    }

    static String withoutExtension(String name) {
        return name.substring(0, name.length() - (isCanvas(name) ? CANVAS : NOTE).length());
    }

    /** The file's name without folders and extension. */
    static String title(String key) {
        return withoutExtension(key.substring(key.lastIndexOf('/') + 1));
    }

    private static boolean endsWith(String name, String extension) {
        return name.toLowerCase(Locale.ROOT).endsWith(extension);
    }
}
