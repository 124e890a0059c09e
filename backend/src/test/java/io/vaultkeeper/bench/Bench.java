package io.vaultkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures what is named, or everything, and reports: {@code [--out FILE] [PART ...]}. */
final class Bench {
    private Bench() {}

    /** In the order in which they run: what changes notes comes last. */
    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("index", new IndexPart());
        parts.put("words", new WordsPart());
        parts.put("memory", new MemoryPart());
        parts.put("search", new SearchPart());
        parts.put("start", new StartPart());
        parts.put("rescan", new RescanPart());
        parts.put("ask", new AskPart());
        parts.put("save", new SavePart());
        return parts;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> wanted = new ArrayList<>(List.of(args));
        int option = wanted.indexOf("--out");
        if (option == wanted.size() - 1 && option >= 0) {
            refuse("--out wants a file.");
        }
        Path out = option < 0 ? null : Path.of(wanted.remove(option + 1));
        wanted.remove("--out");
        for (String name : wanted) {
            if (!parts().containsKey(name)) {
                refuse("There is no part " + name + ". The parts are: " + String.join(" ", parts().keySet()));
            }
        }
        run(wanted.isEmpty() ? List.copyOf(parts().keySet()) : wanted, out);
    }

    private static void run(List<String> names, @Nullable Path out) throws IOException, InterruptedException {
        Report report = new Report();
        Machine.describe(report);
        try (Workshop workshop = Workshop.open()) {
            for (Map.Entry<String, Part> part : parts().entrySet()) {
                if (names.contains(part.getKey())) {
                    System.err.println("Measuring: " + part.getKey());
                    part.getValue().measure(workshop, report);
                }
            }
        } finally {
            if (out != null) {
                Files.writeString(out, report.text());
            }
        }
    }

    private static void refuse(String message) {
        System.err.println(message);
        System.exit(2);
    }
}
