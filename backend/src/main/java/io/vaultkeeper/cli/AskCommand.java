package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vaultkeeper.retrieval.Mode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "ask", description = "Answer one question from the notes.", mixinStandardHelpOptions = true)
final class AskCommand extends ApiCommand {
    @Parameters(index = "0", paramLabel = "QUESTION", description = "What you want to know.")
    private String question = "";

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Override
    boolean printsAsItGoes() {
        return true;
    }

    @Override
    int run(Connection connection) throws ApiException, IOException {
        options.findNote(connection.config().vault());
        if (connection.isOwn()) {
            waiting(connection).forAllWithin(SearchCommand.PATIENCE);
        }
        ArrayNode messages = JSON.createArrayNode();
        messages.addObject().put("role", "user").put("content", question);
        AnswerPrinter printer = new AnswerPrinter(isJson() ? null : out());
        connection.api().stream("/chat", options.request(messages), printer::accept);
        if (isJson()) {
            printJson(printer.toJson());
        } else {
            printer.printSources();
        }
        String failure = printer.failure();
        if (failure != null) {
            err().println(Text.clean(failure));
            return 1;
        }
        if (printer.isEmptyHanded()) {
            new NothingFound(connection.api(), err()).explain(options.scope(), Mode.HYBRID);
            return VaultkeeperCommand.NOTHING_FOUND;
        }
        return 0;
    }
}
