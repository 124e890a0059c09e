package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;

/** Waits for what is read in the background. */
final class CodesWait {
    private static final int TRIES = 1_000;

    private CodesWait() {}

    static HeldCodes until(VectorCodes codes) {
        try {
            for (int i = 0; i < TRIES && codes.whole() == null; i++) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        HeldCodes held = codes.whole();
        assertThat(held).as("codes within ten seconds").isNotNull();
        return held;
    }
}
