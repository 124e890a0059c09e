package io.vaultkeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A paragraph saved in a large vault: how soon it is found, and what that costs the model. */
final class SavePart implements Part {
    private static final int SAVES = 40;

    private final SyntheticText text = new SyntheticText(13);
    private final List<Double> byWords = new ArrayList<>();
    private final List<Double> embedded = new ArrayList<>();
    private final List<Double> chunks = new ArrayList<>();

    @Override
    public void measure(Workshop workshop, Report report) throws IOException, InterruptedException {
        PrefilledVault full = workshop.prefilled(Workshop.NOTES);
        try (DaemonProcess daemon = DaemonProcess.on(full.vault(), full.data())) {
            daemon.awaitIdle();
            for (int i = 0; i <= SAVES; i++) {
                Path note = full.vault().resolve(SyntheticVault.name(text.below(Workshop.NOTES)));
                save(note, "unheardof" + i, daemon);
            }
        }
        List.of(byWords, embedded, chunks).forEach(figures -> figures.remove(0)); // the first warms up
        report.section(
                "Save to found",
                SAVES
                        + " saves of a changed paragraph in 10,000 notes: from the end of the write until POST /search finds"
                        + " its new word, and until it is embedded.");
        report.header("what", "ms", "95th percentile");
        row(report, "found by words", Stats.of(byWords));
        row(report, "embedded, and the status idle", Stats.of(embedded));
        report.row("the most chunks that waited for a vector at once", Stats.of(chunks), "");
    }

    private static void row(Report report, String what, Stats millis) {
        report.row(what, millis, Stats.text(millis.percentile(95)));
    }

    private void save(Path note, String word, DaemonProcess daemon) throws IOException, InterruptedException {
        Files.writeString(note, changed(Files.readString(note), word));
        Stopwatch watch = Stopwatch.start();
        watch.await(() -> !daemon.search(word, "keyword").isEmpty(), 2);
        byWords.add(watch.millis());
        int[] most = {0};
        watch.await(
                () -> {
                    JsonNode index = daemon.get("/status").path("index");
                    most[0] = Math.max(most[0], index.path("pending").asInt());
                    return index.path("state").asText().equals("idle");
                },
                2);
        embedded.add(watch.millis());
        chunks.add((double) most[0]);
    }

    /** The paragraph of a section in the middle begins with other words. */
    private String changed(String note, String word) {
        String heading = "\n## ";
        int section = note.indexOf(heading, note.length() / 2);
        int paragraph = note.indexOf("\n\n", section) + 2;
        return note.substring(0, paragraph) + "A " + word + " change. " + text.sentence() + " "
                + note.substring(paragraph);
    }
}
