package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Tell what is indexed, and by what.", mixinStandardHelpOptions = true)
final class StatusCommand extends ApiCommand {
    @Override
    int run(Connection connection) throws ApiException {
        if (connection.isOwn()) {
            waiting(connection).forWords();
        }
        JsonNode status = connection.api().get("/status");
        if (isJson()) {
            printJson(status);
        } else {
            print(status);
            DiskUseText.of(connection.api().get("/indexes")).forEach(text -> row("Disk", text));
        }
        return 0;
    }

    private void print(JsonNode status) {
        JsonNode index = status.path("index");
        JsonNode embedding = status.path("embedding");
        row("Vault", status.path("vault").path("path").asText());
        row(
                "Index",
                "%s, %s: %s, %s, %d of them by meaning"
                        .formatted(
                                index.path("state").asText(),
                                index.path("store").asText(),
                                Text.count(index.path("documents").asInt(), "document"),
                                Text.count(index.path("chunks").asInt(), "passage"),
                                index.path("embedded").asInt()));
        JsonNode building = index.path("building");
        if (building.isObject()) {
            row(
                    "Building",
                    "%s, %s: %d documents, %d of %d passages by meaning; answers once it is complete"
                            .formatted(
                                    building.path("store").asText(),
                                    building.path("model").asText(),
                                    building.path("documents").asInt(),
                                    building.path("embedded").asInt(),
                                    building.path("chunks").asInt()));
        }
        if (index.path("problem").isTextual()) {
            row("Problem", index.path("problem").asText());
        }
        row(
                "Embedding",
                embedding.path("model").asText() + " ("
                        + embedding.path("provider").asText() + ")");
        if (embedding.path("notice").isTextual()) {
            row("", embedding.path("notice").asText());
        }
        row("Model", model(status.path("llm")));
        status.path("sources").forEach(this::source);
        JsonNode failed = index.path("failed");
        if (!failed.isEmpty()) {
            row("Failed", Text.count(failed.size(), "document") + ":");
            failed.forEach(
                    one -> out().println("  " + Text.clean(one.path("document").asText()) + ": "
                            + Text.clean(one.path("reason").asText())));
        }
    }

    /** Told where there is more than notes, or something was left out. */
    private void source(JsonNode source) {
        if (!source.path("name").asText().equals("obsidian")) {
            row(
                    "Source",
                    "%s: %s, %s"
                            .formatted(
                                    source.path("name").asText(),
                                    Text.count(source.path("documents").asInt(), "document"),
                                    Text.count(source.path("chunks").asInt(), "passage")));
        }
        source.path("leftOut").forEach(omission -> {
            out().println("  left out: " + Text.clean(omission.path("what").asText()) + ": "
                    + omission.path("count").asInt()); // behind the words, which are in the plural
            omission.path("examples").forEach(example -> out().println("    " + Text.clean(example.asText())));
        });
    }

    private static String model(JsonNode llm) {
        String provider = llm.path("provider").asText();
        String name = llm.path("model").asText() + " (" + provider + ")";
        if (!llm.path("reason").isTextual()) {
            return name;
        }
        String remark = llm.path("reason").asText() + " " + llm.path("hint").asText("");
        if (provider.equals("none")) {
            return remark;
        }
        return name + (llm.path("available").asBoolean() ? ". " : ", not available: ") + remark;
    }

    private void row(String name, String value) {
        out().printf("%-10s %s%n", name, Text.clean(value));
    }
}
