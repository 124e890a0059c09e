package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to answer. */
final class AnswerOptions {
    @Option(names = "--note", paramLabel = "PATH", description = "The note that the question is about.")
    private @Nullable String note;

    @Option(names = "--persona", paramLabel = "NAME", description = "Who answers; \"vaultkeeper personas\" lists them.")
    private @Nullable String persona;

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    /** @param messages the conversation, ending in the question */
    ObjectNode request(ArrayNode messages) {
        ObjectNode request = ApiCommand.JSON.createObjectNode();
        request.set("messages", messages);
        request.set("scope", scope.toJson());
        if (persona != null) {
            request.put("persona", persona);
        }
        if (note != null) {
            request.putObject("note").put("path", note);
        }
        return request;
    }

    /** Must run before the first request. */
    void findNote(Path vault) {
        note = note == null ? null : NotePath.in(vault, note);
    }

    ScopeOptions scope() {
        return scope;
    }

    @Nullable
    String persona() {
        return persona;
    }
}
