package io.vaultkeeper.http;

import io.vaultkeeper.chat.ChatRequest;
import io.vaultkeeper.chat.ChatRequest.Message;
import io.vaultkeeper.chat.ChatRequest.OpenNote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation as requests have it. */
record ChatJson(
        @Nullable List<@Nullable MessageJson> messages,
        @Nullable String persona,
        @Nullable ScopeJson scope,
        @Nullable NoteJson note,
        @Nullable Integer researchSteps,
        @Nullable Integer topK) {
    private static final int MAX_STEPS = 4;
    private static final int MAX_PASSAGES = 100;

    record MessageJson(@Nullable String role, @Nullable String content) {}

    record NoteJson(
            @Nullable String path,
            @Nullable String content,
            @Nullable String selection,
            @Nullable Boolean only) {}

    ChatRequest toRequest() {
        if (researchSteps != null && (researchSteps < 1 || researchSteps > MAX_STEPS)) {
            throw ProblemException.badField("researchSteps", "must be from 1 to " + MAX_STEPS);
        }
        if (topK != null && (topK < 1 || topK > MAX_PASSAGES)) {
            throw ProblemException.badField("topK", "must be from 1 to " + MAX_PASSAGES);
        }
        return new ChatRequest(readMessages(), persona, ScopeJson.read(scope), readNote(), researchSteps, topK);
    }

    private List<Message> readMessages() {
        List<Message> read = new ArrayList<>();
        for (MessageJson message : messages == null ? List.<@Nullable MessageJson>of() : messages) {
            String field = "messages[" + read.size() + "]";
            if (message == null || message.role() == null) {
                throw ProblemException.badField(field + ".role", "must be one of user, assistant");
            }
            if (message.content() == null) {
                throw ProblemException.badField(field + ".content", "must be a text");
            }
            read.add(new Message(Wire.read(Message.Role.class, message.role(), field + ".role"), message.content()));
        }
        if (read.isEmpty() || read.get(read.size() - 1).role() != Message.Role.USER) {
            throw ProblemException.badField("messages", "must end with a message whose role is user");
        }
        if (Wire.isBlank(read.get(read.size() - 1).content())) {
            throw ProblemException.badField("messages[" + (read.size() - 1) + "].content", "must not be blank");
        }
        return read;
    }

    private @Nullable OpenNote readNote() {
        if (note == null) {
            return null;
        }
        if (note.path() == null || note.path().isBlank()) {
            throw ProblemException.badField("note.path", "must be the note's path, relative to the vault");
        }
        return new OpenNote(note.path(), note.content(), note.selection(), Boolean.TRUE.equals(note.only()));
    }
}
