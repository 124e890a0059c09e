package io.vaultkeeper.bench;

import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.ingest.Ingest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How soon a whole vault is found by its words, against the least that a search by words needs. */
final class WordsPart implements Part {
    /** Until Java has compiled what is used much; how it is before that is measured by itself. */
    private static final int WARM_UP = 3;

    /** Seldom enough to leave the processor to what is measured. */
    private static final int LOOK_MILLIS = 100;

    @Override
    public void measure(Workshop workshop, Report report) throws IOException, InterruptedException {
        Path vault = workshop.largeVault();
        Embedder vectors = new StandInVectors(workshop.model());
        BareWords bare = new BareWords(vault);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        for (int run = 0; run < WARM_UP + Workshop.RUNS; run++) {
            theirs.add(bare.seconds(workshop.folder(), Workshop.CORES));
            ours.add(untilSearchable(vault, bare.files(), vectors, workshop.folder()));
            alone.add(bare.seconds(workshop.folder(), 1));
        }
        List.of(ours, theirs, alone)
                .forEach(figures -> figures.subList(0, WARM_UP).clear());
        report.section(
                "Found by words",
                String.format(
                        "A vault of 25 MB in %,d notes: seconds until all of it is found by words, against reading and"
                                + " parsing the same files and adding each to a bare Lucene index as one text.",
                        bare.files()));
        report.header("what", "s", "ratio to it");
        report.row("whole vault searchable by words", Stats.of(ours), "");
        report.row("bare Lucene, a thread a core", Stats.of(theirs), Stats.ratios(ours, theirs));
        report.row("bare Lucene, one thread", Stats.of(alone), Stats.ratios(ours, alone));
        measureCold(workshop, vault, bare.files(), report);
    }

    /** As a user sees it at first. */
    private static void measureCold(Workshop workshop, Path vault, int files, Report report)
            throws IOException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        for (int run = 0; run < Workshop.RUNS; run++) {
            theirs.add(BareWords.secondsOfProgram(vault, workshop.folder(), Workshop.CORES));
            try (DaemonProcess daemon = DaemonProcess.on(vault, workshop.folder())) {
                daemon.sinceStart().await(() -> daemon.documents() == files, LOOK_MILLIS);
                ours.add(daemon.sinceStart().seconds());
            }
            alone.add(BareWords.secondsOfProgram(vault, workshop.folder(), 1));
        }
        report.section(
                "Found by words from a program's start", "The same, and Java has still to compile what is used much.");
        report.header("what", "s", "ratio to it");
        report.row("whole vault searchable by words", Stats.of(ours), "");
        report.row("bare Lucene, a thread a core", Stats.of(theirs), Stats.ratios(ours, theirs));
        report.row("bare Lucene, one thread", Stats.of(alone), Stats.ratios(ours, alone));
    }

    private static double untilSearchable(Path vault, int files, Embedder vectors, Path folder)
            throws IOException, InterruptedException {
        try (ChunkIndex index = Workshop.index(folder, vectors);
                Ingest ingest = PrefilledVault.ingest(vault, vectors, index)) {
            return PrefilledVault.secondsToWords(ingest, index, files);
        }
    }
}
