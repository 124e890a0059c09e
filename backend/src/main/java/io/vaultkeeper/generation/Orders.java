package io.vaultkeeper.generation;

import io.vaultkeeper.ingest.Ingest;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What all open indexes are told, and what one that is opened later must know. Safe for use by several threads. */
final class Orders {
    private final Supplier<Stream<Generation>> open;
    private boolean paused;
    private boolean unwatched;

    /** @param open gives those that take orders now */
    Orders(Supplier<Stream<Generation>> open) {
        this.open = open;
    }

    synchronized void give(Consumer<Ingest> order) {
        open.get().forEach(generation -> order.accept(generation.ingest()));
    }

    synchronized void pause() {
        paused = true;
        give(Ingest::pause);
    }

    synchronized void resume() {
        paused = false;
        give(Ingest::resume);
    }

    synchronized void scanOften() {
        unwatched = true;
        give(Ingest::scanOften);
    }

    /**
     * Begins to fill one.
     *
     * @param join puts it among those that take orders, so that none is lost between
     */
    synchronized void begin(Generation opened, Runnable join) {
        join.run();
        if (paused) {
            opened.ingest().pause();
        }
        if (unwatched) {
            opened.ingest().scanOften();
        }
        opened.ingest().start();
    }
}
