package io.vaultkeeper.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How soon a daemon answers after its process's start, in ms, and what it then takes, in MB.
 *
 * @param searching whether there is anything to be found
 * @param healthy until the first 200
 * @param found until the first search by words and vectors finds something
 */
record Starts(Start start, boolean searching, List<Double> healthy, List<Double> found, List<Double> resident) {
    Starts(Start start, boolean searching) {
        this(start, searching, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    interface Start {
        DaemonProcess run() throws IOException, InterruptedException;
    }

    void once() throws IOException, InterruptedException {
        String question = new SyntheticText(new Random().nextLong()).question();
        try (DaemonProcess daemon = start.run()) {
            healthy.add(daemon.firstAnswerMillis());
            if (searching) {
                daemon.sinceStart()
                        .await(() -> !daemon.search(question, "hybrid").isEmpty(), 2);
                found.add(daemon.sinceStart().millis());
            }
            daemon.awaitIdle();
            resident.add(daemon.megabytes("VmRSS"));
        }
    }
}
