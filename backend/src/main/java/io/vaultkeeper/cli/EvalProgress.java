package io.vaultkeeper.cli;

import io.vaultkeeper.eval.Setting;
import io.vaultkeeper.eval.Watcher;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** A bar for each phase on a terminal, a line for each elsewhere. */
final class EvalProgress implements Watcher, AutoCloseable {
    private final PrintWriter err;
    private String now = "";
    private @Nullable ProgressBar bar;

    EvalProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void at(Setting setting, String phase, long done, long total) {
        String next = setting.name() + ": " + phase;
        if (!next.equals(now)) {
            close();
            now = next;
            begin(total);
        }
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
        }
    }

    private void begin(long total) {
        if (Bars.areWanted()) {
            bar = Bars.named(now).build();
        } else {
            err.printf("%s (%,d)%n", Text.clean(now), total);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
