package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.chat.Personas;
import io.vaultkeeper.config.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "doctor", description = "Check everything, and say what to mend.", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final long MODEL_PATIENCE_MILLIS = 10_000;
    private static final int WATCHES_FOR_A_LARGE_VAULT = 8_192;

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable VaultkeeperCommand root;

    private boolean failed;

    @Override
    public Integer call() throws Exception {
        good("Java " + Runtime.version() + " on " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch"));
        checkFileNames();
        checkWatches();
        try (Connection connection =
                Connection.open(Objects.requireNonNull(root).flags(null))) {
            good("Settings and data directory");
            checkDaemon(connection);
        } catch (ConfigException e) {
            e.faults().forEach(fault -> bad("Settings: " + fault));
        } catch (IOException | RuntimeException e) {
            bad(String.valueOf(e.getMessage()));
        }
        return failed ? 1 : 0;
    }

    /** Java reads file names in the locale's encoding, and cannot open what that does not have. */
    private void checkFileNames() {
        String encoding =
                System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());
        if (encoding.toUpperCase(Locale.ROOT).startsWith("UTF")) {
            good("File names in " + encoding);
        } else {
            bad("File names are read in " + encoding + ": notes with accents or emoji in their names cannot be opened. "
                    + "Start by scripts/vaultkeeper, or set LC_ALL=C.UTF-8");
        }
    }

    private void checkWatches() throws IOException {
        Path limit = Path.of("/proc/sys/fs/inotify/max_user_watches");
        if (Files.isReadable(limit)) {
            // Not readString, which asks for one byte first: the kernel gives such a file in one piece or not at all.
            int watches = Integer.parseInt(Files.readAllLines(limit).get(0).strip());
            if (watches < WATCHES_FOR_A_LARGE_VAULT) {
                bad("The system watches " + watches + " folders at the most. For a large vault: "
                        + "sudo sysctl fs.inotify.max_user_watches=65536");
            } else {
                good("Folders that can be watched: " + watches);
            }
        }
    }

    private void checkDaemon(Connection connection) throws ApiException, InterruptedException {
        new Waiting(connection.api(), err()).forWords();
        JsonNode status = connection.api().get("/status");
        JsonNode index = status.path("index");
        good((connection.isOwn() ? "No daemon runs; one was started for this check. " : "A daemon runs. ")
                + Text.count(index.path("documents").asInt(), "document") + ", "
                + Text.count(index.path("chunks").asInt(), "passage"));
        if (index.path("problem").isTextual()) {
            bad(index.path("problem").asText());
        }
        index.path("failed")
                .forEach(one -> bad(one.path("document").asText() + ": "
                        + one.path("reason").asText()));
        checkEmbedding(connection.api(), status.path("embedding"));
        checkModel(connection.api());
        checkPersona(connection);
    }

    private void checkPersona(Connection connection) throws ApiException {
        String named = connection.config().chat().persona();
        List<String> there = new ArrayList<>();
        connection
                .api()
                .get("/personas")
                .forEach(persona -> there.add(persona.path("name").asText()));
        if (there.stream().noneMatch(name -> Personas.key(name).equals(Personas.key(named)))) {
            bad("chat.persona: there is no persona \"" + named + "\". Write one of: " + String.join(", ", there));
        }
    }

    private void checkEmbedding(Api api, JsonNode embedding) {
        try {
            api.post(
                    "/search",
                    ApiCommand.JSON.createObjectNode().put("query", "test").put("mode", "semantic"));
            good("Embedding by " + embedding.path("model").asText() + " ("
                    + embedding.path("provider").asText() + ")");
        } catch (ApiException e) {
            bad("Embedding: " + e.getMessage());
        }
    }

    /** What a status tells of the model is some seconds old; a new daemon has not asked yet. */
    private void checkModel(Api api) throws ApiException, InterruptedException {
        JsonNode llm = api.get("/status").path("llm");
        long until = System.nanoTime() + MODEL_PATIENCE_MILLIS * 1_000_000;
        while (!llm.path("available").asBoolean()
                && "Look again in a moment.".equals(llm.path("hint").asText())
                && System.nanoTime() < until) {
            Thread.sleep(200);
            llm = api.get("/status").path("llm");
        }
        if (llm.path("available").asBoolean()) {
            good("Model " + llm.path("model").asText());
            if (llm.path("reason").isTextual()) {
                note(llm.path("reason").asText() + " " + llm.path("hint").asText());
            }
        } else if ("none".equals(llm.path("provider").asText())) {
            good("No model wanted: answers are quotes");
        } else {
            note("No model: answers are quotes. " + llm.path("reason").asText() + " "
                    + llm.path("hint").asText());
        }
    }

    private void good(String text) {
        say("ok    ", text);
    }

    private void note(String text) {
        say("note  ", text);
    }

    private void bad(String text) {
        failed = true;
        say("FAULT ", text);
    }

    private void say(String mark, String text) {
        Objects.requireNonNull(spec).commandLine().getOut().println(mark + Text.clean(text));
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
