package io.vaultkeeper.cli;

import io.vaultkeeper.config.ConfigLoader.Flags;
import io.vaultkeeper.daemon.Version;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root: what every command takes. */
@Command(
        name = "vaultkeeper",
        description = "A private assistant over your notes: it finds, quotes and answers, on this machine only.",
        mixinStandardHelpOptions = true,
        versionProvider = VaultkeeperCommand.Provider.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 nothing found.",
            "Settings: vaultkeeper.yml in the data directory; VAULTKEEPER_... variables over it; options over both."
        })
final class VaultkeeperCommand implements Runnable {
    static final int NOTHING_FOUND = 3;

    /** By name, in the order of the help text. Their annotations are read for the one that is named only: that takes time. */
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("serve", ServeCommand.class);
        COMMANDS.put("ask", AskCommand.class);
        COMMANDS.put("chat", ChatCommand.class);
        COMMANDS.put("search", SearchCommand.class);
        COMMANDS.put("related", RelatedCommand.class);
        COMMANDS.put("index", IndexCommand.class);
        COMMANDS.put("status", StatusCommand.class);
        COMMANDS.put("models", ModelsCommand.class);
        COMMANDS.put("personas", PersonasCommand.class);
        COMMANDS.put("mcp", McpCommand.class);
        COMMANDS.put("install-plugin", InstallPluginCommand.class);
        COMMANDS.put("eval", EvalCommand.class);
        COMMANDS.put("eval-draft", EvalDraftCommand.class);
        COMMANDS.put("doctor", DoctorCommand.class);
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--vault",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder of notes. Default: the setting, or the vault you stand in.")
    private @Nullable Path vault;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The settings. Default: vaultkeeper.yml in the data directory.")
    private @Nullable Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where the index is kept. Default: VAULTKEEPER_DATA, or the platform's place for data.")
    private @Nullable Path data;

    /** For these arguments: where they begin with a command, with that one alone. */
    static CommandLine line(String... arguments) {
        CommandLine line = new CommandLine(new VaultkeeperCommand());
        boolean named = arguments.length > 0 && COMMANDS.containsKey(arguments[0]);
        COMMANDS.forEach((name, command) -> {
            if (!named || name.equals(arguments[0])) {
                line.addSubcommand(name, command);
            }
        });
        return line;
    }

    static Set<String> names() {
        return COMMANDS.keySet();
    }

    /** @param port null: the setting's */
    Flags flags(@Nullable Integer port) {
        return new Flags(vault, config, data, port, Surroundings.vault(Path.of("")));
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Name a command.");
        }
    }

    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"vaultkeeper " + Version.current()};
        }
    }
}
