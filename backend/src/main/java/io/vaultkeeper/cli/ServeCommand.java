package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.config.AppConfig;
import io.vaultkeeper.config.ConfigException;
import io.vaultkeeper.config.ConfigLoader;
import io.vaultkeeper.daemon.Daemon;
import io.vaultkeeper.daemon.DaemonFile;
import java.awt.Desktop;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "serve", description = "Run the daemon until Ctrl-C.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable VaultkeeperCommand root;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port on 127.0.0.1; 0 takes a free one. Default: 4816.")
    private @Nullable Integer port;

    @Option(names = "--open", description = "Open the page in the browser.")
    private boolean open;

    @Override
    public Integer call() throws ConfigException, IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        AppConfig config = ConfigLoader.load(Objects.requireNonNull(root).flags(port), System.getenv());
        Optional<DaemonFile> running = Connection.running(config.data(), config.vault());
        if (running.isPresent()) {
            throw new IOException("A daemon for " + config.vault() + " is running already: "
                    + running.get().url() + " (process " + running.get().pid() + "). Use it, or stop it first.");
        }
        Daemon daemon = Daemon.start(config);
        Ending.closes(daemon::close);
        String page = daemon.self().url() + "/#token=" + daemon.self().token();
        out.println("Vaultkeeper keeps " + config.vault());
        out.println("Open  " + page);
        out.println("Stop  Ctrl-C");
        out.flush();
        if (open) {
            browse(page);
        }
        tellWhenReady(
                new Api(daemon.self()),
                out,
                Objects.requireNonNull(spec).commandLine().getErr());
        new CountDownLatch(1).await(); // until the process is told to end
        return 0;
    }

    /** A daemon that cannot say how far it is, as while its database is away, goes on nevertheless. */
    static void tellWhenReady(Api api, PrintWriter out, PrintWriter err) {
        try {
            JsonNode index = new Waiting(api, err).forAll();
            out.printf(
                    "Ready %s, %s%n",
                    Text.count(index.path("documents").asInt(), "document"),
                    Text.count(index.path("chunks").asInt(), "passage"));
            if (index.path("problem").isTextual()) {
                out.println("But   " + Text.clean(index.path("problem").asText()));
            }
            out.flush();
        } catch (ApiException e) {
            if (!Ending.isUnderWay()) {
                err.println("Not known to be ready: " + Text.clean(String.valueOf(e.getMessage())));
            }
        }
    }

    private void browse(String page) {
        try {
            Desktop.getDesktop().browse(URI.create(page));
        } catch (IOException | UnsupportedOperationException e) {
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getErr()
                    .println("No browser could be opened; open the address above.");
        }
    }
}
