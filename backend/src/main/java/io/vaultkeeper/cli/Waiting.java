package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Predicate;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Waits for the index, with a progress bar where somebody watches. */
final class Waiting {
    private static final long LOOK_MILLIS = 100;

    /** Work that is done sooner needs no bar. */
    private static final long BAR_AFTER_NANOS = Duration.ofMillis(500).toNanos();

    private final Api api;
    private final PrintWriter err;

    Waiting(Api api, PrintWriter err) {
        this.api = api;
        this.err = err;
    }

    /** Until every note is searchable by its words. */
    JsonNode forWords() throws ApiException {
        return until(index -> isSettled(index) || "vectors".equals(phase(index)), Duration.ofDays(1));
    }

    /** Until nothing is left to do. */
    JsonNode forAll() throws ApiException {
        return until(Waiting::isSettled, Duration.ofDays(365));
    }

    /** Until nothing is left to do, or for so long; says so where something is left. */
    void forAllWithin(Duration limit) throws ApiException {
        JsonNode index = until(Waiting::isSettled, limit);
        int pending = index.path("pending").asInt();
        if (pending > 0) {
            err.println(
                    "Still reading: " + pending + " of " + index.path("chunks").asInt()
                            + " passages are found by their words only. \"vaultkeeper index\" waits for the rest.");
        }
    }

    private JsonNode until(Predicate<JsonNode> done, Duration limit) throws ApiException {
        long started = System.nanoTime();
        try (Bar bar = new Bar()) {
            while (true) {
                JsonNode index = api.get("/status").path("index");
                if (done.test(index) || System.nanoTime() - started > limit.toNanos()) {
                    return index;
                }
                if (System.nanoTime() - started > BAR_AFTER_NANOS) {
                    bar.show(index.path("progress"));
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(0, "Stopped.");
        }
    }

    private static boolean isSettled(JsonNode index) {
        return switch (index.path("state").asText()) {
            case "idle", "paused", "failed" -> true;
            default -> false;
        };
    }

    private static String phase(JsonNode index) {
        return index.path("progress").path("phase").asText("");
    }

    /** One bar a phase. */
    private static final class Bar implements AutoCloseable {
        private @Nullable ProgressBar bar;
        private String phase = "";

        void show(JsonNode progress) {
            if (!Bars.areWanted() || progress.path("total").asLong() == 0) {
                return;
            }
            String now = progress.path("phase").asText();
            if (bar == null || !now.equals(phase)) {
                close();
                phase = now;
                bar = Bars.named("words".equals(now) ? "Reading notes" : "Embedding passages")
                        .build();
            }
            bar.maxHint(progress.path("total").asLong());
            bar.stepTo(progress.path("done").asLong());
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }
    }
}
