package io.vaultkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What things cost as the vault grows. */
final class GrowthPart implements Part {
    /** Of a note; with more, filling the largest index would take most of an hour. */
    private static final int SECTIONS = 3;

    private static final int STARTS = 3;
    private static final int RESCANS = 3;
    private static final int SAVES = 20;
    private static final int WARM_UPS = 100;
    private static final int QUERIES = 300;

    private final Growth words = Growth.of("Searchable by words", "ms a note", "whole vault");
    private final Growth start = Growth.of("Start to first answer", "s", "median");
    private final Growth search = Growth.of("Search, hybrid", "ms", "median", "99th percentile");
    private final Growth save = Growth.of("Saved paragraph found", "ms", "median", "95th percentile");
    private final Growth rescan = Growth.of("Rescan, nothing changed", "ms", "median");
    private final Growth memory = Growth.of("Memory", "MB", "not of files", "resident");
    private final Growth disk = Growth.of("Index on disk", "MB", "size");

    private final List<Integer> sizes;
    private final @Nullable Path chart;

    /** @param sizes in notes */
    GrowthPart(List<Integer> sizes, @Nullable Path chart) {
        this.sizes = sizes;
        this.chart = chart;
    }

    @Override
    public void measure(Workshop workshop, Report report) throws IOException, InterruptedException {
        filled(workshop, sizes.get(0)); // warms up
        for (int notes : sizes) {
            measure(filled(workshop, notes), notes);
        }
        List<Growth> costs = List.of(words, search, save, rescan, start, memory, disk);
        tell(report, costs);
        if (chart != null) {
            Files.writeString(chart, GrowthChart.svg(sizes, costs));
        }
    }

    private static PrefilledVault filled(Workshop workshop, int notes) throws IOException, InterruptedException {
        return workshop.prefilled(notes, SECTIONS);
    }

    private void measure(PrefilledVault full, int notes) throws IOException, InterruptedException {
        words.add(1_000 * full.wordsSeconds() / notes);
        disk.add(full.megabytes());
        Starts starts = new Starts(full::daemon, true);
        for (int run = 0; run < STARTS; run++) {
            starts.once();
        }
        start.add(Stats.of(starts.found()).median() / 1_000);
        try (DaemonProcess daemon = full.daemon()) {
            daemon.awaitRested();
            search(daemon);
            rescan(daemon);
            memory.add(daemon.megabytes("RssAnon"), daemon.megabytes("VmRSS"));
            Saves saves = new Saves();
            saves.run(full.vault(), notes, daemon, SAVES);
            Stats millis = Stats.of(saves.byWords());
            save.add(millis.median(), millis.percentile(95));
        }
    }

    private void search(DaemonProcess daemon) throws IOException, InterruptedException {
        SyntheticText text = new SyntheticText(17);
        SearchPart.millis(daemon, "hybrid", SearchPart.questions(text, WARM_UPS));
        Stats millis = Stats.of(SearchPart.millis(daemon, "hybrid", SearchPart.questions(text, QUERIES)));
        search.add(millis.median(), millis.percentile(99));
    }

    private void rescan(DaemonProcess daemon) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int run = 0; run < RESCANS; run++) {
            millis.add(RescanPart.millis(daemon));
        }
        rescan.add(Stats.of(millis).median());
    }

    private void tell(Report report, List<Growth> costs) {
        report.section(
                "Growth",
                "Notes of " + SECTIONS
                        + " sections, each of which makes one chunk. The index's vectors are a stand-in's, near the"
                        + " model's own; queries and saved paragraphs are embedded by the model. " + STARTS
                        + " starts, "
                        + QUERIES + " searches over HTTP, " + RESCANS + " rescans, " + SAVES
                        + " saves a size; memory is that after the searches.");
        List<String> heads = new ArrayList<>(List.of("cost", "unit"));
        sizes.forEach(notes -> heads.add(String.format("%,d notes", notes)));
        report.header(heads.toArray(new String[0]));
        for (Growth cost : costs) {
            for (Growth.Line line : cost.lines()) {
                List<Object> cells = new ArrayList<>(List.of(cost.title() + ": " + line.name(), cost.unit()));
                line.values().forEach(value -> cells.add(Stats.text(value)));
                report.row(cells.toArray());
            }
        }
    }
}
