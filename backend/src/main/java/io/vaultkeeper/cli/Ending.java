package io.vaultkeeper.cli;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * What Ctrl-C, SIGTERM and a closed terminal do: close what is open, then go; told again, go at once. No shutdown hook does it:
 * hooks run side by side, and one of ONNX Runtime frees its environment under the calls that are still at work, which takes the
 * process down (github.com/microsoft/onnxruntime/issues/31352).
 */
final class Ending {
    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    /** A process ended by a signal has this exit code more than the signal's number, by convention of shells. */
    private static final int SIGNALLED = 128;

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private Ending() {}

    /** Takes the place of what an earlier call named. */
    static void closes(Runnable open) {
        SIGNALS.forEach((name, number) -> Signals.register(name, () -> {
            try {
                if (TOLD.compareAndSet(false, true)) {
                    open.run();
                }
            } finally {
                Runtime.getRuntime().halt(SIGNALLED + number);
            }
        }));
    }

    /** Whether a command fails only because the program ends. */
    static boolean isUnderWay() {
        return TOLD.get();
    }

    /** As {@link System#exit}; where a signal came before, what is open is closed first, and the signal gives the code. */
    static void exit(int code) throws InterruptedException {
        if (isUnderWay()) {
            new CountDownLatch(1).await();
        }
        System.exit(code);
    }
}
