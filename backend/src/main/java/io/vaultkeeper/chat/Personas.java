package io.vaultkeeper.chat;

import java.util.List;
import java.util.stream.Collectors;

/** The personas there are. */
@FunctionalInterface
public interface Personas {
    List<Persona> all();

    /** @throws UnknownPersonaException where there is none of this name, in whatever case */
    default Persona named(String name) {
        List<Persona> known = all();
        return known.stream()
                .filter(persona -> persona.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new UnknownPersonaException(
                        name, known.stream().map(Persona::name).collect(Collectors.joining(", "))));
    }
}
