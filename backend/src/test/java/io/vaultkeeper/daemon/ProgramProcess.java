package io.vaultkeeper.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as a user starts it, with a temporary folder of its own. */
final class ProgramProcess {
    private static final long PATIENCE_SECONDS = 240;

    private final Process process;
    private final Path output;

    private ProgramProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param temporary what the process takes for the system's temporary folder; its output goes beside it */
    static ProgramProcess start(Path temporary, String... arguments) throws IOException {
        Files.createDirectories(temporary);
        Path output = temporary.resolveSibling("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.vaultkeeper.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(Map.of("VAULTKEEPER_LLM_PROVIDER", "none", "LC_ALL", "C.UTF-8"));
        return new ProgramProcess(builder.start(), output);
    }

    static ProgramProcess serve(Path vault, Path data, Path temporary) throws IOException {
        return start(temporary, "serve", "--vault", vault.toString(), "--data", data.toString(), "--port", "0");
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    /** As Ctrl-C and a shutdown do. */
    void terminate() {
        process.destroy();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end; it said:\n" + output());
        }
        return process.exitValue();
    }

    /** All that processes with this temporary folder said so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "nothing: " + e;
        }
    }
}
