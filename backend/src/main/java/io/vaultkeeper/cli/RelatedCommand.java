package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "related", description = "List notes about the same things as a note.", mixinStandardHelpOptions = true)
final class RelatedCommand extends ApiCommand {
    @Parameters(index = "0", paramLabel = "NOTE", description = "The note's path in the vault, such as Games/Ball.md.")
    private String note = "";

    @Option(names = "-k", paramLabel = "N", defaultValue = "10", description = "How many notes. Default: 10.")
    private int k;

    @Override
    int run(Connection connection) throws ApiException {
        if (connection.isOwn()) {
            waiting(connection).forAllWithin(SearchCommand.PATIENCE);
        }
        JsonNode related =
                connection.api().get("/related?path=" + URLEncoder.encode(note, StandardCharsets.UTF_8) + "&k=" + k);
        JsonNode notes = related.path("notes");
        if (isJson()) {
            printJson(related);
        } else {
            notes.forEach(this::print);
        }
        return notes.isEmpty() ? VaultkeeperCommand.NOTHING_FOUND : 0;
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
