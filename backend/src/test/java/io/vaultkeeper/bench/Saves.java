package io.vaultkeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Paragraphs changed in notes of a vault, one after the other.
 *
 * @param byWords ms until each was found by its words
 * @param embedded ms until each was embedded too, and the status idle
 * @param waiting the most chunks that waited for a vector at once, of each
 */
record Saves(SyntheticText text, List<Double> byWords, List<Double> embedded, List<Double> waiting) {
    Saves() {
        this(new SyntheticText(13), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** Saves once more, to warm up. */
    void run(Path vault, int notes, DaemonProcess daemon, int saves) throws IOException, InterruptedException {
        for (int i = 0; i <= saves; i++) {
            save(vault.resolve(SyntheticVault.name(text.below(notes))), "unheardof" + i, daemon);
        }
        List.of(byWords, embedded, waiting).forEach(figures -> figures.remove(0));
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
        waiting.add((double) most[0]);
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
