package io.vaultkeeper.generation;

import io.vaultkeeper.index.IndexException;
import java.util.concurrent.TimeUnit;

/**
 * Whether the next index may take the place of the one that answers: where notes are away, as with their drive, it would be
 * complete without them.
 */
final class Handover {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Runnable lookAgain;
    private long lookedAgain = System.nanoTime() - LOOK_AGAIN_NANOS;
    private boolean waived;

    /** @param lookAgain has both look at their sources */
    Handover(Runnable lookAgain) {
        this.lookAgain = lookAgain;
    }

    /** The user asked for what is being built, and means what is there now. */
    void waive() {
        waived = true;
    }

    void done() {
        waived = false;
    }

    /**
     * Whether all that the one has read is in the other too; false where both must look again.
     *
     * @throws IndexException where they did
     */
    boolean isDue(Generation serving, Generation next) {
        int files = waived ? 0 : serving.ingest().filesBeyond(next.ingest());
        if (files == 0) {
            return true;
        }
        if (System.nanoTime() - lookedAgain >= LOOK_AGAIN_NANOS) {
            lookedAgain = System.nanoTime();
            lookAgain.run();
            return false;
        }
        throw new IndexException(
                "The new index does not answer yet: " + files + " files of the present one were not found "
                        + "for it. Are all drives there? If you did remove them, run `vaultkeeper index --rebuild`.");
    }
}
