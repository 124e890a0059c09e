package io.vaultkeeper.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars, where somebody watches who wants them. */
final class Bars {
    private Bars() {}

    static boolean areWanted() {
        return Text.isStyled();
    }

    static ProgressBarBuilder named(String task) {
        return new ProgressBarBuilder()
                .setTaskName(Text.clean(task))
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err));
    }
}
