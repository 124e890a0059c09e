package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vaultkeeper.retrieval.Mode;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "search", description = "Find passages.", mixinStandardHelpOptions = true)
final class SearchCommand extends ApiCommand {
    /** How long a search waits for a first index before it makes do with words. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    @Parameters(index = "0", paramLabel = "QUERY", description = "What to look for.")
    private String query = "";

    @Option(names = "-k", paramLabel = "N", defaultValue = "10", description = "How many passages. Default: 10.")
    private int k;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "hybrid",
            description = "hybrid (default), semantic or keyword.")
    private Mode mode = Mode.HYBRID;

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Override
    int run(Connection connection) throws ApiException, IOException {
        if (connection.isOwn()) {
            catchUp(connection);
        }
        ObjectNode request = JSON.createObjectNode()
                .put("query", query)
                .put("k", k)
                .put("mode", mode.name().toLowerCase(Locale.ROOT));
        request.set("scope", scope.toJson());
        JsonNode found = connection.api().post("/search", request);
        JsonNode passages = found.path("passages");
        if (passages.isEmpty()) {
            new NothingFound(connection.api(), err()).explain(scope, mode);
        }
        if (isJson()) {
            printJson(found);
        } else if (passages.isEmpty()) {
            err().println("Nothing found.");
        } else {
            print(passages);
        }
        return passages.isEmpty() ? VaultkeeperCommand.NOTHING_FOUND : 0;
    }

    /** A search by meaning alone has nothing to show before there are vectors. */
    private void catchUp(Connection connection) throws ApiException {
        switch (mode) {
            case KEYWORD -> waiting(connection).forWords();
            case SEMANTIC -> waiting(connection).forAll();
            case HYBRID -> waiting(connection).forAllWithin(PATIENCE);
        }
    }

    private void print(JsonNode passages) {
        Text text = Text.forOutput();
        int n = 1;
        for (JsonNode passage : passages) {
            out().println(text.bold(n++ + "  " + PassageLines.title(passage)) + "  "
                    + text.faint(PassageLines.day(passage)));
            out().println("   " + PassageLines.place(passage) + "  "
                    + text.faint("(" + PassageLines.why(passage) + ")"));
            out().println("   " + PassageLines.snippet(passage));
            out().println();
        }
    }
}
