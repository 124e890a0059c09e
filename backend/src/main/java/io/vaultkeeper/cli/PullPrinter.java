package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Shows how far a model is fetched: a bar on a terminal, elsewhere a line for each part. */
final class PullPrinter {
    private static final long MEGABYTE = 1_000_000;

    private final PrintWriter err;
    private String part = "";
    private @Nullable ProgressBar bar;
    private @Nullable String failure = "The fetching broke off. Try again; what came is kept.";

    PullPrinter(PrintWriter err) {
        this.err = err;
    }

    void accept(String event, JsonNode data) {
        switch (event) {
            case "progress" -> show(data);
            case "done" -> failure = null;
            case "error" ->
                failure =
                        data.path("detail").asText() + "\n" + data.path("hint").asText("");
            default -> {
                // a newer daemon may tell more
            }
        }
    }

    private void show(JsonNode progress) {
        String now = Text.line(progress.path("status").asText(), 40);
        if (!now.equals(part)) {
            part = now;
            closeBar();
            if (Bars.areWanted()) {
                bar = Bars.named(now).setUnit(" MB", MEGABYTE).build();
            } else {
                err.println(now);
            }
        }
        if (bar != null) {
            bar.maxHint(progress.path("totalBytes").asLong());
            bar.stepTo(progress.path("completedBytes").asLong());
        }
    }

    /** @return why the model is not there; null where it is */
    @Nullable
    String finish() {
        closeBar();
        return failure;
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
