package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(name = "personas", description = "List who can answer.", mixinStandardHelpOptions = true)
final class PersonasCommand extends ApiCommand {
    @Override
    int run(Connection connection) throws ApiException {
        JsonNode personas = connection.api().get("/personas");
        if (isJson()) {
            printJson(personas);
        } else {
            Text text = Text.forOutput();
            personas.forEach(persona -> out().println(text.bold(
                            "%-16s".formatted(Text.line(persona.path("name").asText(), 80)))
                    + Text.clean(persona.path("title").asText()) + ". "
                    + Text.line(persona.path("greeting").asText(), 120)));
        }
        return 0;
    }
}
