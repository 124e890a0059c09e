package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.SharedData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A cluster in a temporary folder, run by an unprivileged user on a free port. Touches no other PostgreSQL. */
final class PrivateServer implements PostgresServer {
    private static final int PATIENCE_SECONDS = 60;

    private final Path programs;
    private final Path folder;
    private final List<String> settings;
    private final int port;

    private PrivateServer(Path programs, Path folder, List<String> settings, int port) {
        this.programs = programs;
        this.folder = folder;
        this.settings = settings;
        this.port = port;
    }

    /** The folder of PostgreSQL's programs, where pgvector is with them. */
    static Optional<Path> programs() throws IOException, InterruptedException {
        Process find = new ProcessBuilder(
                        SharedData.checkout().resolve("scripts/pgvector").toString(), "--find")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String found = new String(find.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return find.waitFor() == 0 ? Optional.of(Path.of(found)) : Optional.empty();
    }

    /**
     * Not started yet.
     *
     * @param parent for the folder of its data
     * @param settings such as {@code fsync=off}
     */
    static PrivateServer in(Path parent, List<String> settings) throws IOException, InterruptedException {
        Path programs = programs().orElseThrow(() -> new IllegalStateException("no PostgreSQL with pgvector"));
        Path folder = Files.createTempDirectory(parent, "postgres");
        PrivateServer server = new PrivateServer(programs, folder, settings, freePort());
        server.initialise();
        return server;
    }

    private void initialise() throws IOException, InterruptedException {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (isRoot()) {
            run(List.of("chown", "-R", account(), folder.toString()));
        }
        asUser(
                "initdb",
                "--pgdata=" + data(),
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
    }

    @Override
    public int port() {
        return port;
    }

    /** After a kill the memory of the last run may be in use for a moment. */
    @Override
    public void start() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("listen_addresses=127.0.0.1", "port=" + port));
        options.add("unix_socket_directories=" + folder);
        options.addAll(settings);
        String all = "-c " + String.join(" -c ", options);
        for (int attempt = 1; true; attempt++) {
            try {
                asUser(
                        "pg_ctl",
                        "--pgdata=" + data(),
                        "--log=" + folder.resolve("log"),
                        "--options=" + all,
                        "-w",
                        "start");
                return;
            } catch (AssertionError e) {
                if (attempt == 20) {
                    throw new AssertionError(Files.readString(folder.resolve("log")), e);
                }
                Thread.sleep(250);
            }
        }
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        asUser("pg_ctl", "--pgdata=" + data(), "--mode=immediate", "-w", "stop");
    }

    @Override
    public void kill() throws IOException {
        String pid = Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip();
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<ProcessHandle> children = postmaster.children().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void remove() throws IOException, InterruptedException {
        if (Files.exists(data().resolve("postmaster.pid"))) {
            try {
                stop();
            } catch (AssertionError e) {
                // it was killed, and left its file
            }
        }
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.deleteIfExists(path);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** PostgreSQL refuses to run as root. */
    private void asUser(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", account(), "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("postgres", ".out");
        try {
            // A file: the server that pg_ctl starts would keep a pipe open.
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        } finally {
            Files.delete(output);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String account() throws IOException {
        boolean postgres =
                Files.readAllLines(Path.of("/etc/passwd")).stream().anyMatch(line -> line.startsWith("postgres:"));
        return postgres ? "postgres" : "nobody";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
