package io.vaultkeeper.cli;

import io.vaultkeeper.config.ConfigLoader.Flags;
import io.vaultkeeper.daemon.Version;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root: what every command takes. */
@Command(
        name = "vaultkeeper",
        description = "A private assistant over your notes: it finds, quotes and answers, on this machine only.",
        mixinStandardHelpOptions = true,
        versionProvider = VaultkeeperCommand.Provider.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            AskCommand.class,
            ChatCommand.class,
            SearchCommand.class,
            RelatedCommand.class,
            IndexCommand.class,
            StatusCommand.class,
            ModelsCommand.class,
            PersonasCommand.class,
            McpCommand.class,
            InstallPluginCommand.class,
            EvalCommand.class,
            EvalDraftCommand.class,
            DoctorCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 nothing found.",
            "Settings: vaultkeeper.yml in the data directory; VAULTKEEPER_... variables over it; options over both."
        })
final class VaultkeeperCommand implements Runnable {
    static final int NOTHING_FOUND = 3;

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.@Nullable CommandSpec spec;

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

    /** @param port null: the setting's */
    Flags flags(@Nullable Integer port) {
        return new Flags(vault, config, data, port, Surroundings.vault(Path.of("")));
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new picocli.CommandLine.ParameterException(spec.commandLine(), "Name a command.");
        }
    }

    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"vaultkeeper " + Version.current()};
        }
    }
}
