package io.vaultkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures what is named, or everything, and reports: {@link Options}. */
final class Bench {
    private Bench() {}

    /** In the order in which they run: what changes the notes that others measure comes last of those. */
    private static Map<String, Part> parts(Options options) {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("index", new IndexPart());
        parts.put("js", new JsPart());
        parts.put("words", new WordsPart());
        parts.put("memory", new MemoryPart());
        parts.put("search", new SearchPart());
        parts.put("start", new StartPart());
        parts.put("rescan", new RescanPart());
        parts.put("ask", new AskPart());
        parts.put("save", new SavePart());
        parts.put("growth", new GrowthPart(options.sizes(), options.chart()));
        return parts;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Options options = options(args);
        Map<String, Part> parts = parts(options);
        for (String name : options.parts()) {
            if (!parts.containsKey(name)) {
                refuse("There is no part " + name + ". The parts are: " + String.join(" ", parts.keySet()));
            }
        }
        if (!options.parts().isEmpty()) {
            parts.keySet().retainAll(options.parts());
        }
        run(parts, options);
    }

    private static Options options(String... args) {
        try {
            return Options.of(args);
        } catch (IllegalArgumentException e) {
            refuse(e.getMessage());
            throw e;
        }
    }

    private static void run(Map<String, Part> parts, Options options) throws IOException, InterruptedException {
        Report report = new Report();
        Machine.describe(report);
        report.row("index", options.store());
        try (Workshop workshop = Workshop.open(options.storage())) {
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                System.err.println("Measuring: " + part.getKey());
                part.getValue().measure(workshop, report);
            }
        } finally {
            if (options.out() != null) {
                Files.writeString(options.out(), report.text());
            }
        }
    }

    private static void refuse(String message) {
        System.err.println(message);
        System.exit(2);
    }
}
