package io.vaultkeeper.cli;

import io.vaultkeeper.config.ConfigException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "mcp",
        description = "Serve the notes to another assistant: the Model Context Protocol on standard input and output.",
        mixinStandardHelpOptions = true)
final class McpCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable VaultkeeperCommand root;

    @Override
    public Integer call() throws ConfigException, IOException, InterruptedException {
        try (LastingConnection daemon =
                new LastingConnection(Objects.requireNonNull(root).flags(null))) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            new McpBridge(daemon, Objects.requireNonNull(spec).commandLine().getOut()).run(in);
            return 0;
        }
    }
}
