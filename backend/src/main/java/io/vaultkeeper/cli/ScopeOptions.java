package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to look in. */
final class ScopeOptions {
    @Option(names = "--folder", paramLabel = "FOLDER", description = "Only notes in this folder; may be repeated.")
    private List<String> folders = List.of();

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "Only notes with this tag or one below it; may be repeated.")
    private List<String> tags = List.of();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Only this source, such as obsidian; may be repeated.")
    private List<String> sources = List.of();

    @Option(
            names = "--with",
            paramLabel = "NAME",
            description =
                    "Only chats in which this person speaks or that are named so, such as Marta; may be repeated.")
    private List<String> participants = List.of();

    @Option(names = "--from", paramLabel = "DATE", description = "Nothing before this day, such as 2024-01-31.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Nothing after this day.")
    private @Nullable LocalDate to;

    /** The sources asked for; none means all. */
    List<String> sources() {
        return sources;
    }

    ObjectNode toJson() {
        ObjectNode scope = ApiCommand.JSON.createObjectNode();
        put(scope, "folders", folders);
        put(scope, "tags", tags);
        put(scope, "sources", sources);
        put(scope, "participants", participants);
        if (from != null) {
            scope.put("from", from.toString());
        }
        if (to != null) {
            scope.put("to", to.toString());
        }
        return scope;
    }

    private static void put(ObjectNode scope, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = scope.putArray(name);
            values.forEach(array::add);
        }
    }
}
