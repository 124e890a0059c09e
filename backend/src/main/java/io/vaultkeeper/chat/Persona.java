package io.vaultkeeper.chat;

import org.jspecify.annotations.Nullable;

/**
 * Who answers, and in what manner.
 *
 * @param name what requests and settings call it, in whatever case
 * @param title what people see
 * @param greeting said before the first question
 * @param instructions to the model, in the second person
 * @param builtin comes with the program
 */
public record Persona(String name, String title, String greeting, String instructions, boolean builtin) {
    /** The same, with further instructions after its own. */
    Persona alsoTold(@Nullable String further) {
        return further == null ? this : new Persona(name, title, greeting, instructions + "\n\n" + further, builtin);
    }
}
