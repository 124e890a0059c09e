package io.vaultkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A vault of notes of some sections, each of which makes one chunk. */
final class SyntheticVault {
    /** Of a note, where nothing else is said. */
    static final int SECTIONS = 10;

    /** A section of about 140 tokens. */
    private static final int WORDS = 80;

    private static final int FOLDERS = 50;

    private final Path folder;
    private final SyntheticText text = new SyntheticText(7);
    private final int sections;
    private int notes;
    private long bytes;

    private SyntheticVault(Path folder, int sections) {
        this.folder = folder;
        this.sections = sections;
    }

    static Path ofNotes(Path folder, int notes, int sections) throws IOException {
        SyntheticVault vault = new SyntheticVault(folder, sections);
        while (vault.notes < notes) {
            vault.write();
        }
        return folder.toRealPath();
    }

    static Path ofBytes(Path folder, long bytes) throws IOException {
        SyntheticVault vault = new SyntheticVault(folder, SECTIONS);
        while (vault.bytes < bytes) {
            vault.write();
        }
        return folder.toRealPath();
    }

    private void write() throws IOException {
        Path note = folder.resolve(name(notes));
        Files.createDirectories(note.getParent());
        String content = note();
        Files.writeString(note, content);
        notes++;
        bytes += content.length();
    }

    static String name(int note) {
        return String.format(Locale.ROOT, "Folder %d/Note %d.md", note % FOLDERS, note);
    }

    private String note() {
        StringBuilder note = new StringBuilder();
        for (int section = 0; section < sections; section++) {
            note.append("## ").append(text.heading()).append("\n\n");
            note.append(text.paragraph(WORDS / 2))
                    .append(" See [[Note ")
                    .append(text.below(1_000))
                    .append("]].\n\n");
            note.append("- ").append(text.paragraph(WORDS / 4)).append('\n');
            note.append("- ").append(text.paragraph(WORDS / 4)).append("\n\n");
        }
        return note.toString();
    }
}
