package io.vaultkeeper.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Searches over HTTP, the embedding of the query included. */
final class SearchPart implements Part {
    private static final List<Integer> NOTES = List.of(2_000, Workshop.NOTES);
    private static final List<String> MODES = List.of("hybrid", "semantic", "keyword");
    private static final int QUERIES = 100;

    @Override
    public void measure(Workshop workshop, Report report) throws IOException, InterruptedException {
        report.section(
                "Search",
                "POST /search with k = 10 and another question each time, of some 16 tokens, " + QUERIES
                        + " a run: ms until the whole answer"
                        + " is read, by a daemon that has rested for a while after its start. Recall is the index's own, of the ten nearest vectors, against an exact comparison.");
        report.header("chunks", "mode", "median ms", "99th percentile of all", "recall@10");
        for (int notes : NOTES) {
            PrefilledVault full = workshop.prefilled(notes);
            List<float[]> queries = questions(new SyntheticText(5), QUERIES).stream()
                    .map(workshop.model()::embedQuery)
                    .toList();
            full.withIndex(index -> {
                Recall recall = new Recall(index);
                report.row(
                        String.format("%,d", recall.chunks()),
                        "vectors alone",
                        "",
                        "",
                        Stats.text(recall.at10(queries)));
            });
            overHttp(full, report);
        }
    }

    private static void overHttp(PrefilledVault full, Report report) throws IOException, InterruptedException {
        try (DaemonProcess daemon = full.daemon()) {
            daemon.awaitRested();
            SyntheticText text = new SyntheticText(17);
            for (String mode : MODES) {
                millis(daemon, mode, questions(text, QUERIES));
            }
            for (String mode : MODES) {
                List<Double> all = new ArrayList<>();
                List<Double> medians = new ArrayList<>();
                for (int run = 0; run < Workshop.RUNS; run++) {
                    List<Double> taken = millis(daemon, mode, questions(text, QUERIES));
                    medians.add(Stats.of(taken).median());
                    all.addAll(taken);
                }
                report.row("", mode, Stats.of(medians), Stats.text(Stats.of(all).percentile(99)), "");
            }
        }
    }

    /** Of each query, the ms until the whole answer is read. */
    static List<Double> millis(DaemonProcess daemon, String mode, List<String> queries)
            throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (String query : queries) {
            millis.add(Stopwatch.millis(() -> daemon.search(query, mode)));
        }
        return millis;
    }

    static List<String> questions(SyntheticText text, int count) {
        return Stream.generate(text::question).limit(count).toList();
    }
}
