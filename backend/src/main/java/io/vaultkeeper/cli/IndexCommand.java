package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "index", description = "Bring the index up to date and wait for it.", mixinStandardHelpOptions = true)
final class IndexCommand extends ApiCommand {
    private static final long LOOK_MILLIS = 1_000;

    @Option(
            names = "--rebuild",
            description = "Make the index anew; the old one answers until the new one is complete.")
    private boolean rebuild;

    @Option(names = "--verify", description = "Compare index and notes; exit code 1 where they differ.")
    private boolean verify;

    @Option(names = "--prune", description = "Remove the indexes of models and stores that are no longer in use.")
    private boolean prune;

    @Option(names = "--watch", description = "Go on keeping it up to date until Ctrl-C.")
    private boolean watch;

    @Override
    int run(Connection connection) throws ApiException, InterruptedException {
        Api api = connection.api();
        if (isPaused(api)) {
            err().println("Indexing was paused; going on.");
            api.post("/index/resume", JSON.createObjectNode());
        }
        if (rebuild || !connection.isOwn()) {
            api.post(rebuild ? "/index/rebuild" : "/index/scan", JSON.createObjectNode());
        }
        JsonNode index = waiting(connection).forAll();
        if (prune) {
            prune(api);
        }
        int code = verify ? verify(api) : report(index);
        if (watch) {
            err().println("Watching for changes. Ctrl-C stops.");
            rebuild = false; // done, should another daemon have to take over
            stay(connection);
        }
        return code;
    }

    /** @throws DaemonGoneException where the daemon that watches has ended, and this command is to watch itself */
    private static void stay(Connection connection) throws ApiException, InterruptedException {
        if (connection.isOwn()) {
            new CountDownLatch(1).await();
        }
        while (true) {
            Thread.sleep(LOOK_MILLIS);
            var unused = connection.api().get("/health");
        }
    }

    private static boolean isPaused(Api api) throws ApiException {
        return "paused".equals(api.get("/status").path("index").path("state").asText());
    }

    private int report(JsonNode index) {
        if (isJson()) {
            printJson(index);
        } else {
            out().printf(
                            "%s, %s, %d of them by meaning.%n",
                            Text.count(index.path("documents").asInt(), "document"),
                            Text.count(index.path("chunks").asInt(), "passage"),
                            index.path("embedded").asInt());
            index.path("failed").forEach(one -> err().println(
                            "Failed: " + Text.clean(one.path("document").asText()) + ": "
                                    + Text.clean(one.path("reason").asText())));
        }
        if (index.path("problem").isTextual()) {
            err().println(Text.clean(index.path("problem").asText()));
        }
        return "failed".equals(index.path("state").asText()) ? 1 : 0;
    }

    private void prune(Api api) throws ApiException {
        long before = DiskUseText.total(api.get("/indexes"));
        long after = DiskUseText.total(api.post("/indexes/prune", JSON.createObjectNode()));
        err().println("Old indexes removed: " + DiskUseText.megabytes(before - after) + " freed.");
    }

    private int verify(Api api) throws ApiException {
        JsonNode verified = api.post("/index/verify", JSON.createObjectNode());
        JsonNode differences = verified.path("differences");
        if (isJson()) {
            printJson(verified);
        } else if (differences.isEmpty()) {
            out().println("Index and notes agree.");
        } else {
            differences.forEach(
                    one -> out().println(Text.clean(one.path("document").asText()) + " "
                            + one.path("what").asText() + "."));
            err().println(Text.count(differences.size(), "difference")
                    + ". \"vaultkeeper index --rebuild\" makes the index anew.");
        }
        return differences.isEmpty() ? 0 : 1;
    }
}
