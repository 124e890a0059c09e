package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "related", description = "List notes about the same things as a note.", mixinStandardHelpOptions = true)
final class RelatedCommand extends ApiCommand {
    private static final String NOTE_ENDING = ".md";

    @Parameters(index = "0", paramLabel = "NOTE", description = "The note's path in the vault, such as Games/Ball.md.")
    private String note = "";

    @Option(names = "-k", paramLabel = "N", defaultValue = "10", description = "How many notes. Default: 10.")
    private int k;

    @Override
    int run(Connection connection) throws ApiException {
        note = NotePath.in(connection.config().vault(), note);
        if (connection.isOwn()) {
            waiting(connection).forAllWithin(SearchCommand.PATIENCE);
        }
        JsonNode related = related(connection.api());
        JsonNode notes = related.path("notes");
        if (isJson()) {
            printJson(related);
        } else if (notes.isEmpty()) {
            err().println("Nothing found.");
        } else {
            notes.forEach(this::print);
        }
        return notes.isEmpty() ? VaultkeeperCommand.NOTHING_FOUND : 0;
    }

    /** Obsidian shows notes without their ending, so it may be left out. */
    private JsonNode related(Api api) throws ApiException {
        try {
            return related(api, note);
        } catch (ApiException e) {
            if (e.status() != ApiException.NOT_FOUND || note.endsWith(NOTE_ENDING)) {
                throw e;
            }
            return withEnding(api, e);
        }
    }

    /** @param asTyped what is told where this is not there either */
    private JsonNode withEnding(Api api, ApiException asTyped) throws ApiException {
        try {
            return related(api, note + NOTE_ENDING);
        } catch (ApiException e) {
            throw e.status() == ApiException.NOT_FOUND ? asTyped : e;
        }
    }

    private JsonNode related(Api api, String path) throws ApiException {
        return api.get("/related?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8) + "&k=" + k);
    }

    private void print(JsonNode related) {
        Text text = Text.forOutput();
        out().printf(
                        "%.2f  %s  %s%n",
                        related.path("score").asDouble(),
                        text.bold(Text.line(related.path("title").asText(), 120)),
                        text.faint(Text.clean(related.path("path").asText())));
        out().println("      " + PassageLines.snippet(related.path("passage")));
    }
}
