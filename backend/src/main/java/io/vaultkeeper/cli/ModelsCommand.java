package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "models",
        description = "List the language models there are, or fetch one.",
        mixinStandardHelpOptions = true)
final class ModelsCommand extends ApiCommand {
    private static final double GIGABYTE = 1e9;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "pull",
            description = "\"pull\" fetches the model named next.")
    private @Nullable String verb;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The model, such as llama3.1:8b.")
    private @Nullable String name;

    @Override
    int run(Connection connection) throws ApiException {
        if (verb != null) {
            return pull(connection.api(), verb, name);
        }
        JsonNode models = connection.api().get("/models");
        if (isJson()) {
            printJson(models);
        } else {
            print(models);
        }
        return models.path("models").isEmpty() ? VaultkeeperCommand.NOTHING_FOUND : 0;
    }

    private int pull(Api api, String what, @Nullable String model) throws ApiException {
        if (!what.equals("pull") || model == null) {
            throw new ParameterException(commandLine(), "Write \"models\" or \"models pull NAME\".");
        }
        PullPrinter printer = new PullPrinter(err());
        api.stream("/models/pull", JSON.createObjectNode().put("name", model), printer::accept);
        String failure = printer.finish();
        if (failure != null) {
            err().println(Text.clean(failure));
            return 1;
        }
        out().println(model + " is there.");
        return 0;
    }

    private void print(JsonNode models) {
        String current = models.path("current").asText();
        models.path("models").forEach(model -> {
            String name = model.path("name").asText();
            long bytes = model.path("sizeBytes").asLong();
            String size = bytes == 0 ? "" : "%6.1f GB".formatted(bytes / GIGABYTE); // not every server tells
            out().println("%s %-32s %s"
                    .formatted(name.equals(current) ? "*" : " ", Text.clean(name), size)
                    .stripTrailing());
        });
        if (models.path("models").isEmpty()) {
            String provider = Text.clean(models.path("provider").asText());
            String why = provider.equals("none")
                    ? "llm.provider is none, as set."
                    : provider + " does not answer or has none.";
            err().println("No models: " + why + " \"vaultkeeper doctor\" says what to do.");
        }
    }
}
