package io.vaultkeeper.bench;

import java.io.IOException;

/** One thing that is measured. */
interface Part {
    void measure(Workshop workshop, Report report) throws IOException, InterruptedException;
}
