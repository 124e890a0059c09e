package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** In processes of their own, since the environment of this one cannot be changed. */
class BarsTest {
    @Test
    void aTerminalGetsABar() throws IOException, InterruptedException {
        assertThat(pulling("")).contains("100%");
    }

    @Test
    void whoWantsNoColourGetsLines() throws IOException, InterruptedException {
        assertThat(pulling("1")).isEqualTo("pulling 123456" + System.lineSeparator());
    }

    /** What is printed on what the launcher says is a terminal. */
    private static String pulling(String noColor) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dvaultkeeper.terminal=true",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Pulling.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("NO_COLOR", noColor);
        builder.environment().put("TERM", "xterm");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed;
    }

    static final class Pulling {
        private Pulling() {}

        public static void main(String[] arguments) throws IOException {
            PullPrinter printer = new PullPrinter(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
            String step = "{\"status\": \"pulling 123456\", \"completedBytes\": 1000000, \"totalBytes\": 1000000}";
            printer.accept("progress", new JsonMapper().readTree(step));
            printer.finish();
        }
    }
}
