package io.vaultkeeper.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The daemon's resident memory, as the system counts it. */
final class MemoryPart implements Part {
    private static final int INDEXING_MILLIS = 30_000;
    private static final int SETTLING_MILLIS = 3_000;

    @Override
    public void measure(Workshop workshop, Report report) throws IOException, InterruptedException {
        List<Double> peak = new ArrayList<>();
        List<Double> paused = new ArrayList<>();
        for (int run = 0; run < Workshop.RUNS; run++) {
            try (DaemonProcess daemon = DaemonProcess.on(workshop.largeVault(), workshop.folder())) {
                Thread.sleep(INDEXING_MILLIS);
                peak.add(daemon.megabytes("VmHWM"));
                daemon.post("/index/pause", "");
                Thread.sleep(SETTLING_MILLIS);
                paused.add(daemon.megabytes("VmRSS"));
            }
        }
        report.section(
                "Memory", "Resident memory of the daemon in MB, pages of the index that it has mapped included.");
        report.header("when", "MB");
        report.row(
                "the most in the first " + INDEXING_MILLIS / 1_000 + " s of indexing a vault of 25 MB", Stats.of(peak));
        report.row("then paused, after 3 s", Stats.of(paused));
    }
}
