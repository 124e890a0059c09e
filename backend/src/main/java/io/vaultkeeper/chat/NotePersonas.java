package io.vaultkeeper.chat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The personas that come with the program, and those that the user wrote as notes in a folder of the vault. The folder is looked
 * at whenever somebody asks, and a note is read when it changed. Safe for use by several threads.
 */
public final class NotePersonas implements Personas {
    private static final Logger LOG = LoggerFactory.getLogger(NotePersonas.class);

    /** Four bytes a character, and properties. */
    private static final long MOST_BYTES = 6L * PersonaNote.MOST_INSTRUCTIONS;

    private final PersonaFolder folder;
    private final String preferred;
    private final List<Persona> builtin = new BuiltinPersonas().all();
    private Map<Path, Reading> known = Map.of();

    /**
     * A note as it was when it was last read.
     *
     * @param persona null where it cannot be one
     * @param fault why it cannot
     */
    private record Reading(
            FileTime changed,
            long size,
            String name,
            @Nullable Persona persona,
            @Nullable String fault) {
        String key() {
            return Personas.key(name);
        }
    }

    /**
     * @param vault a real path
     * @param folder relative to it; it need not be there
     * @param preferred the name of the one who answers where nobody is asked for
     */
    public NotePersonas(Path vault, String folder, String preferred) {
        this.preferred = Personas.key(preferred);
        this.folder = new PersonaFolder(vault, folder);
    }

    /**
     * The preferred one first, then those that come with the program, and theirs are the names; of two notes of one name the
     * first by path.
     */
    @Override
    public List<Persona> all() {
        Map<String, Persona> byName = new LinkedHashMap<>();
        builtin.forEach(persona -> byName.put(Personas.key(persona.name()), persona));
        for (Reading reading : current()) {
            if (reading.persona() != null) {
                byName.putIfAbsent(reading.key(), reading.persona());
            }
        }
        List<Persona> all = new ArrayList<>(byName.values());
        Persona first = byName.get(preferred);
        if (first != null) {
            all.remove(first);
            all.add(0, first);
        }
        return List.copyOf(all);
    }

    @Override
    public Persona named(String name) {
        List<Persona> all = all();
        String wanted = Personas.key(name);
        boolean there =
                all.stream().anyMatch(persona -> Personas.key(persona.name()).equals(wanted));
        for (Reading reading : there ? List.<Reading>of() : current()) {
            if (reading.fault() != null && reading.key().equals(wanted)) {
                throw new UnknownPersonaException(reading.fault());
            }
        }
        return Personas.super.named(name);
    }

    private synchronized List<Reading> current() {
        List<Reading> readings = new ArrayList<>();
        Map<Path, Reading> now = new HashMap<>();
        for (Path note : folder.notes()) {
            Reading reading = reading(note, known.get(note));
            readings.add(reading);
            now.put(note, reading);
        }
        known = now;
        return readings;
    }

    private Reading reading(Path note, @Nullable Reading before) {
        try {
            BasicFileAttributes now = Files.readAttributes(note, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (before != null && before.changed().equals(now.lastModifiedTime()) && before.size() == now.size()) {
                return before;
            }
            return read(note, now);
        } catch (IOException e) {
            return faulty(note, FileTime.fromMillis(0), -1, "cannot be read");
        }
    }

    private Reading read(Path note, BasicFileAttributes now) throws IOException {
        FileTime changed = now.lastModifiedTime();
        try {
            if (now.size() > MOST_BYTES) {
                throw PersonaNote.tooLong();
            }
            Persona persona = persona(name(note), Files.readAllBytes(note));
            if (builtin.stream().anyMatch(each -> Personas.key(each.name()).equals(Personas.key(persona.name())))) {
                return faulty(note, changed, now.size(), "has the name of one that comes with the program. Rename it");
            }
            return new Reading(changed, now.size(), persona.name(), persona, null);
        } catch (PersonaNote.Fault e) {
            return faulty(note, changed, now.size(), String.valueOf(e.getMessage()));
        }
    }

    private Persona persona(String name, byte[] content) throws PersonaNote.Fault {
        PersonaNote note = PersonaNote.of(new String(content, StandardCharsets.UTF_8));
        String greeting = builtin.get(0).greeting();
        return new Persona(
                name, note.property("title", name), note.property("greeting", greeting), note.instructions(), false);
    }

    private static String name(Path note) {
        String file = Objects.requireNonNull(note.getFileName()).toString();
        String bare = file.substring(0, file.length() - PersonaFolder.EXTENSION.length());
        return Normalizer.normalize(bare.strip(), Normalizer.Form.NFC);
    }

    private Reading faulty(Path note, FileTime changed, long size, String fault) {
        String told = "The note \"" + folder.inVault(note) + "\" cannot be a persona: it " + fault + ".";
        LOG.warn("event=no-persona reason=\"{}\"", told);
        return new Reading(changed, size, name(note), null, told);
    }
}
