package io.vaultkeeper.bench;

import java.io.IOException;

/** A paragraph saved in a large vault: how soon it is found, and what that costs the model. */
final class SavePart implements Part {
    private static final int SAVES = 40;

    @Override
    public void measure(Workshop workshop, Report report) throws IOException, InterruptedException {
        PrefilledVault full = workshop.prefilled(Workshop.NOTES);
        Saves saves = new Saves();
        try (DaemonProcess daemon = full.daemon()) {
            daemon.awaitIdle();
            saves.run(full.vault(), Workshop.NOTES, daemon, SAVES);
        }
        report.section(
                "Save to found",
                SAVES
                        + " saves of a changed paragraph in 10,000 notes: from the end of the write until POST /search finds"
                        + " its new word, and until it is embedded.");
        report.header("what", "ms", "95th percentile");
        row(report, "found by words", Stats.of(saves.byWords()));
        row(report, "embedded, and the status idle", Stats.of(saves.embedded()));
        report.row("the most chunks that waited for a vector at once", Stats.of(saves.waiting()), "");
    }

    private static void row(Report report, String what, Stats millis) {
        report.row(what, millis, Stats.text(millis.percentile(95)));
    }
}
