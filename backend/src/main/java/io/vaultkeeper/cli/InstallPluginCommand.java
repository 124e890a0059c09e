package io.vaultkeeper.cli;

import io.vaultkeeper.config.ConfigException;
import io.vaultkeeper.config.ConfigLoader;
import io.vaultkeeper.config.ConfigLoader.Flags;
import io.vaultkeeper.plugin.Installed;
import io.vaultkeeper.plugin.PluginFiles;
import io.vaultkeeper.plugin.PluginInstaller;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "install-plugin",
        description = "Put Obsidian's plugin into the vault, or update it there.",
        mixinStandardHelpOptions = true)
final class InstallPluginCommand implements Callable<Integer> {
    /** Obsidian takes no other names: see its setting "Override config folder". */
    private static final Pattern CONFIG_FOLDER = Pattern.compile("\\.[^/\\\\\\p{Cntrl}]*[^/\\\\.\\s\\p{Cntrl}]");

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable VaultkeeperCommand root;

    @Option(
            names = "--config-folder",
            paramLabel = "NAME",
            defaultValue = ".obsidian",
            description = "Obsidian's own folder in the vault, where you gave it another name. Default: .obsidian.")
    private String configFolder = "";

    @Override
    public Integer call() throws ConfigException, IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        if (!CONFIG_FOLDER.matcher(configFolder).matches()) {
            throw new ParameterException(
                    line, "--config-folder must be one name that begins with a dot, such as .obsidian-desktop");
        }
        print(new PluginInstaller(PluginFiles.carried()).install(vault(), configFolder), line.getOut());
        return 0;
    }

    /** The settings are read only where the vault is not named: nothing else in them matters here. */
    private Path vault() throws ConfigException {
        Flags flags = Objects.requireNonNull(root).flags(null);
        return flags.vault() != null
                ? flags.vault()
                : ConfigLoader.load(flags, System.getenv()).vault();
    }

    private static void print(Installed installed, PrintWriter out) {
        String at = Text.clean(installed.folder().toString());
        if (installed instanceof Installed.New) {
            out.println("Obsidian's plugin " + installed.version() + " is installed in " + at);
            out.println("In Obsidian: Settings → Community plugins, and turn on Vaultkeeper.");
        } else if (installed instanceof Installed.Updated updated) {
            out.println("Obsidian's plugin is updated from " + Text.clean(updated.before()) + " to " + updated.version()
                    + " in " + at);
            out.println(
                    "In Obsidian: Settings → Community plugins, and turn Vaultkeeper off and on; or restart Obsidian.");
        } else {
            out.println("Obsidian's plugin " + installed.version() + " is up to date in " + at);
        }
    }
}
