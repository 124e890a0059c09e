package io.vaultkeeper.chat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The personas there are. */
@FunctionalInterface
public interface Personas {
    List<Persona> all();

    /** Names that differ in case, or in how accents are encoded, are the same. */
    static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** @throws UnknownPersonaException where there is none of this name */
    default Persona named(String name) {
        List<Persona> known = all();
        return known.stream()
                .filter(persona -> key(persona.name()).equals(key(name)))
                .findFirst()
                .orElseThrow(() -> new UnknownPersonaException(
                        name, known.stream().map(Persona::name).collect(Collectors.joining(", "))));
    }
}
