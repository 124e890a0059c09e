package io.vaultkeeper.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Notes that have not changed, looked at again. */
final class RescanPart implements Part {

    @Override
    public void measure(Workshop workshop, Report report) throws IOException, InterruptedException {
        PrefilledVault full = workshop.prefilled(Workshop.NOTES);
        List<Double> millis = new ArrayList<>();
        try (DaemonProcess daemon = full.daemon()) {
            daemon.awaitIdle();
            for (int run = 0; run < Workshop.RUNS; run++) {
                millis.add(millis(daemon));
            }
        }
        report.section("Rescan", "10,000 unchanged notes, from POST /index/scan until the status says idle.");
        report.header("what", "ms");
        report.row("rescan", Stats.of(millis));
    }

    static double millis(DaemonProcess daemon) throws IOException, InterruptedException {
        return Stopwatch.millis(() -> {
            daemon.post("/index/scan", "");
            daemon.awaitIdle();
        });
    }
}
