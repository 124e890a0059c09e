package io.vaultkeeper.index.pgvector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cluster in a folder of its own, on a free port. PostgreSQL does not run as root; it is then run as nobody. It ends with this
 * process, however that ends.
 */
final class PrivateCluster implements PostgresServer {
    private static final long PATIENCE_SECONDS = 60;

    /** Waits for the end of its input, which is that of this process, and takes the server along. */
    private static final String UNTIL_END = "\"$@\" & server=$!; cat >/dev/null; kill -QUIT $server 2>/dev/null; wait";

    private final Path programs;
    private final Path folder;
    private final int port;
    private final List<String> options;
    private @Nullable Process guard;

    private PrivateCluster(Path programs, Path folder, int port, List<String> options) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
        this.options = options;
    }

    /**
     * Makes one and starts it.
     *
     * @param programs of PostgreSQL, such as {@code initdb}
     * @param folder a new one, which nobody else reads
     * @param options of the server, as {@code name=value}
     */
    static PrivateCluster make(Path programs, Path folder, String... options) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (isRoot()) {
            run(List.of("chown", "-R", "nobody", folder.toString()));
        } else {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        PrivateCluster cluster = new PrivateCluster(programs, folder, freePort(), List.of(options));
        run(cluster.asUser(
                programs.resolve("initdb").toString(),
                "--pgdata=" + cluster.data(),
                "--username=" + SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync"));
        cluster.start();
        return cluster;
    }

    Path data() {
        return folder.resolve("data");
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        List<String> server = new ArrayList<>(List.of(
                programs.resolve("postgres").toString(),
                "-D",
                data().toString(),
                "-p",
                "" + port,
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="));
        options.forEach(option -> server.addAll(List.of("-c", option)));
        List<String> guarded = new ArrayList<>(List.of("sh", "-c", UNTIL_END, "sh"));
        guarded.addAll(server);
        Process started = new ProcessBuilder(asUser(guarded.toArray(String[]::new)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        guard = started;
        awaitAnswer(this, started::isAlive);
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        end("INT");
    }

    @Override
    public void kill() throws IOException, InterruptedException {
        end("KILL");
    }

    @Override
    public void freeze() throws IOException {
        signalAll("STOP");
    }

    @Override
    public void thaw() throws IOException {
        signalAll("CONT");
    }

    private void signalAll(String signal) throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        List<ProcessHandle> children = postmaster.descendants().toList();
        kill(signal, postmaster.pid());
        children.forEach(child -> kill(signal, child.pid()));
    }

    /** Its own end: the guard's input is closed, and the guard waits for the server. */
    private void end(String signal) throws IOException, InterruptedException {
        if (signal.equals("KILL")) {
            signalAll(signal);
        } else {
            kill(signal, postmaster());
        }
        Process ended = guard;
        if (ended != null) {
            ended.getOutputStream().close();
            ended.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        if (signal.equals("KILL")) {
            Files.deleteIfExists(data().resolve("postmaster.pid"));
        }
    }

    private static void kill(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, "" + pid).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip());
    }

    /** @param alive whether there is still something to wait for */
    static void awaitAnswer(PostgresServer server, BooleanSupplier alive) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                DriverManager.getConnection(server.url("postgres"), SUPERUSER, PASSWORD)
                        .close();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > until || !alive.getAsBoolean()) {
                    throw new AssertionError("PostgreSQL did not start", e);
                }
                Thread.sleep(20);
            }
        }
    }

    private List<String> asUser(String... command) {
        List<String> whole = new ArrayList<>();
        if (isRoot()) {
            whole.addAll(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "--"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    @Override
    public void close() {
        try {
            if (Files.exists(data().resolve("postmaster.pid"))) {
                end("QUIT");
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
