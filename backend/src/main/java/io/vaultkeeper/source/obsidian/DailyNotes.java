package io.vaultkeeper.source.obsidian;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which notes are daily ones and how they are named, as the vault's owner set it in Obsidian. Looked up again whenever the setting's
 * file has changed. Safe for use by several threads.
 */
final class DailyNotes {
    private static final JsonMapper JSON = new JsonMapper();

    /** Obsidian's own; it writes no setting that nobody changed. */
    private static final String USUAL = "YYYY-MM-DD";

    /** @param format null where names in it tell no day */
    private record Setting(
            @Nullable FileTime read,
            String folder,
            String written,
            @Nullable DailyNoteFormat format) {
        static final Setting NONE = new Setting(null, "", USUAL, null);
    }

    private final Path file;
    private volatile Setting last = Setting.NONE;

    DailyNotes(Path vault) {
        this.file = vault.resolve(".obsidian").resolve("daily-notes.json");
    }

    /** Stands for the setting: with another, notes may be of other days. */
    int version() {
        Setting now = setting();
        return now.format() == null ? 0 : Objects.hash(now.folder(), now.written());
    }

    /** @param key a note's, without extension */
    Optional<LocalDate> day(String key) {
        Setting now = setting();
        DailyNoteFormat format = now.format();
        return format == null || !key.startsWith(now.folder())
                ? Optional.empty()
                : format.day(key.substring(now.folder().length()));
    }

    /** While its file cannot be read, as when it is being written, the setting is what it was. */
    private Setting setting() {
        Setting known = last;
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            if (!modified.equals(known.read())) {
                known = read(modified);
                last = known;
            }
        } catch (NoSuchFileException e) {
            known = Setting.NONE;
            last = known;
        } catch (IOException e) {
            return known;
        }
        return known;
    }

    private Setting read(FileTime modified) throws IOException {
        JsonNode json = JSON.readTree(Files.readAllBytes(file));
        String folder = json.path("folder").asText("").strip().replaceAll("^/+|/+$", "");
        String format = json.path("format").asText("").strip();
        String written = format.isEmpty() ? USUAL : format;
        return new Setting(modified, folder.isEmpty() ? "" : folder + "/", written, format(written));
    }

    private static @Nullable DailyNoteFormat format(String written) {
        try {
            return new DailyNoteFormat(written);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
