package io.vaultkeeper.chat;

import io.vaultkeeper.index.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that waits for its next answer.
 *
 * @param messages oldest first; the last one is the user's question
 * @param persona null: the one of the settings
 * @param note the note that is open in the editor
 * @param researchSteps null: as in the settings
 * @param topK null: as in the settings
 * @param instructions of the program that asks, to follow those of the persona
 */
public record ChatRequest(
        List<Message> messages,
        @Nullable String persona,
        Scope scope,
        @Nullable OpenNote note,
        @Nullable Integer researchSteps,
        @Nullable Integer topK,
        @Nullable String instructions) {
    public ChatRequest {
        messages = List.copyOf(messages);
        if (messages.isEmpty() || messages.get(messages.size() - 1).role() != Message.Role.USER) {
            throw new IllegalArgumentException("messages must end with one of the user's");
        }
        if (researchSteps != null && (researchSteps < 1 || researchSteps > ChatSettings.MOST_STEPS)) {
            throw new IllegalArgumentException(
                    "researchSteps must be from 1 to " + ChatSettings.MOST_STEPS + ", not " + researchSteps);
        }
        if (topK != null && (topK < 1 || topK > ChatSettings.MOST_PASSAGES)) {
            throw new IllegalArgumentException(
                    "topK must be from 1 to " + ChatSettings.MOST_PASSAGES + ", not " + topK);
        }
    }

    /** With no instructions but the persona's. */
    public ChatRequest(
            List<Message> messages,
            @Nullable String persona,
            Scope scope,
            @Nullable OpenNote note,
            @Nullable Integer researchSteps,
            @Nullable Integer topK) {
        this(messages, persona, scope, note, researchSteps, topK, null);
    }

    public record Message(Role role, String content) {
        public enum Role {
            USER,
            ASSISTANT
        }
    }

    /**
     * @param path relative to the vault
     * @param content the editor's text, saved or not; null reads the file
     * @param selection what the user selected in it
     * @param only searches nothing else
     */
    public record OpenNote(
            String path, @Nullable String content, @Nullable String selection, boolean only) {}
}
