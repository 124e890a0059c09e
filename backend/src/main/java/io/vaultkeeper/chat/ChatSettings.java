package io.vaultkeeper.chat;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code chat} part of the configuration.
 *
 * @param persona the name of the one that answers unless a request names another
 * @param personasFolder where in the vault the user's own personas are
 * @param topK how many passages a search brings
 * @param researchSteps how often at the most the notes are searched for one answer
 */
public record ChatSettings(String persona, String personasFolder, int topK, int researchSteps) {
    public static final ChatSettings DEFAULT = new ChatSettings("assistant", "Vaultkeeper/Personas", 10, 1);

    /** More passages than a model could weigh. */
    public static final int MOST_PASSAGES = 100;

    /** Each is a search and a call of the model, for which the user waits. */
    public static final int MOST_STEPS = 4;

    /** @throws IllegalArgumentException with one line for each fault */
    public ChatSettings {
        List<String> faults = new ArrayList<>();
        if (persona.isBlank()) {
            faults.add("chat.persona must name a persona, such as assistant");
        }
        if (!isInVault(personasFolder)) {
            faults.add("chat.personas-folder must be a folder in the vault, such as Vaultkeeper/Personas, not \""
                    + personasFolder + "\"");
        }
        if (topK < 1 || topK > MOST_PASSAGES) {
            faults.add("chat.top-k must be from 1 to " + MOST_PASSAGES + ", such as 10, not " + topK);
        }
        if (researchSteps < 1 || researchSteps > MOST_STEPS) {
            faults.add("chat.research-steps must be from 1 to " + MOST_STEPS + ", not " + researchSteps);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    private static boolean isInVault(String folder) {
        try {
            Path path = Path.of(folder).normalize();
            return !folder.isBlank() && !path.isAbsolute() && !path.startsWith("..") && path.getRoot() == null;
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
