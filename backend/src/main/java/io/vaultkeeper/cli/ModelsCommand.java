package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(name = "models", description = "List the language models there are.", mixinStandardHelpOptions = true)
final class ModelsCommand extends ApiCommand {
    private static final double GIGABYTE = 1e9;

    @Override
    int run(Connection connection) throws ApiException {
        JsonNode models = connection.api().get("/models");
        if (isJson()) {
            printJson(models);
        } else {
            print(models);
        }
        return models.path("models").isEmpty() ? VaultkeeperCommand.NOTHING_FOUND : 0;
    }

    private void print(JsonNode models) {
        String current = models.path("current").asText();
        models.path("models").forEach(model -> out().printf(
                        "%s %-32s %6.1f GB%n",
                        model.path("name").asText().equals(current) ? "*" : " ",
                        Text.clean(model.path("name").asText()),
                        model.path("sizeBytes").asLong() / GIGABYTE));
        if (models.path("models").isEmpty()) {
            err().println("No models: " + Text.clean(models.path("provider").asText())
                    + " does not answer or has none. \"vaultkeeper doctor\" says what to do.");
        }
    }
}
