package io.vaultkeeper.bench;

import java.io.IOException;
import java.nio.file.Path;

/** How long a person waits for the daemon after starting it. */
final class StartPart implements Part {

    @Override
    public void measure(Workshop workshop, Report report) throws IOException, InterruptedException {
        PrefilledVault full = workshop.prefilled(Workshop.NOTES);
        Path emptyVault = workshop.folder();
        Path emptyData = workshop.folder();
        report.section("Start", "From the process's start, in ms, as the launcher starts it.");
        report.header(
                "index", "archive of classes", "first 200 of /health", "first search result", "resident MB, idle");
        row(report, "empty", "yes", new Starts(() -> DaemonProcess.on(emptyVault, emptyData), false));
        row(
                report,
                "empty",
                "no",
                new Starts(
                        () -> DaemonProcess.withoutClassArchive(emptyVault, emptyData, DaemonProcess.NO_MODEL), false));
        row(report, "100,000 chunks", "yes", new Starts(full::daemon, true));
        row(report, "100,000 chunks", "no", new Starts(full::daemonWithoutClassArchive, true));
    }

    private static void row(Report report, String index, String archive, Starts starts)
            throws IOException, InterruptedException {
        for (int run = 0; run < Workshop.RUNS; run++) {
            starts.once();
        }
        report.row(
                index,
                archive,
                Stats.of(starts.healthy()),
                starts.found().isEmpty() ? "" : Stats.of(starts.found()),
                Stats.of(starts.resident()));
    }
}
