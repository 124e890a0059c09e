package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that asks a daemon and prints what it says. */
abstract class ApiCommand implements Callable<Integer> {
    static final JsonMapper JSON = new JsonMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable VaultkeeperCommand root;

    @Option(names = "--json", description = "Print one JSON value, as the HTTP API has it.")
    private boolean json;

    @Override
    public final Integer call() throws Exception {
        try {
            return once();
        } catch (DaemonGoneException e) {
            if (printsAsItGoes()) {
                throw e;
            }
            return once();
        }
    }

    private int once() throws Exception {
        try (Connection connection =
                Connection.open(Objects.requireNonNull(root).flags(null))) {
            return run(connection);
        }
    }

    /** Whether a second run, for a daemon that went away, would print things twice. */
    boolean printsAsItGoes() {
        return false;
    }

    /** @return the exit code */
    abstract int run(Connection connection) throws Exception;

    final CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    final PrintWriter out() {
        return commandLine().getOut();
    }

    final PrintWriter err() {
        return commandLine().getErr();
    }

    final boolean isJson() {
        return json;
    }

    final void printJson(JsonNode value) {
        out().println(value.toPrettyString());
    }

    final Waiting waiting(Connection connection) {
        return new Waiting(connection.api(), err());
    }
}
