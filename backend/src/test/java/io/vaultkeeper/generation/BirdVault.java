package io.vaultkeeper.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.index.Scope;
import io.vaultkeeper.ingest.IngestStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A vault of two notes, and its indexes. */
abstract class BirdVault {
    static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    Path vault;

    TestEngines engines;

    Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    @BeforeEach
    void aVault() throws IOException {
        vault = Files.createDirectory(folder.resolve("vault")).toRealPath();
        write(
                "Heron",
                "# Heron\n\nThe heron stands in the shallow water.\n\n# Stork\n\nThe stork nests on the chimney.\n");
        write("Crane", "The crane dances in the meadow.");
        engines = new TestEngines(vault, folder.resolve("data"));
    }

    /** Opens, waits until all is done, and closes. */
    void complete(String model) throws Exception {
        try (Generations indexes = started("lucene", model)) {
            await(() -> model(indexes).equals(model) && indexes.status().state() == State.IDLE);
            await(() -> registered().serving().complete());
            assertThat(indexes.verify()).isEmpty();
        }
    }

    Generations started(String store, String model) {
        Generations indexes = open(store, model);
        indexes.start();
        return indexes;
    }

    Generations open(String store, String model) {
        return new Generations(
                new Wanted(store, TestEngines.model(model)),
                engines,
                new IndexRegister(folder.resolve("indexes.json")),
                clock);
    }

    Registered registered() {
        return new IndexRegister(folder.resolve("indexes.json")).read();
    }

    static String model(Generations indexes) {
        return indexes.status().serving().key().space().model();
    }

    static boolean finds(Generations indexes, String word) {
        return indexes.with(
                now -> !now.index().matching(word, 5, Scope.ALL).hits().isEmpty());
    }

    void write(String name, String text) throws IOException {
        Path note = Files.writeString(vault.resolve(name + ".md"), text);
        // Not so fresh that it must be read again: that may cost its vectors a second time.
        Files.setLastModifiedTime(note, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(until);
            Thread.sleep(10);
        }
    }
}
