package io.vaultkeeper.daemon;

import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.generation.Generations;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.retrieval.Mode;
import io.vaultkeeper.retrieval.Query;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the model and searches once, while the rest starts: the first question waits for neither. The look at all files waits for
 * it, since both would take the same processor, and a question comes sooner than a change that was missed. Where there is
 * nothing to be found, none of it is done: an index in which no question finds an answer is the sooner filled.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** A model server may be away, or slow. */
    private static final long PATIENCE_MILLIS = 2_000;

    private static final Query QUERY =
            new Query(List.of("What did I write about the first of all things?"), Mode.HYBRID, 10, Scope.ALL);

    private final Thread thread;

    private WarmUp(Thread thread) {
        this.thread = thread;
    }

    static WarmUp begin(Generations generations) {
        Thread thread = new Thread(() -> search(generations), "warm-up");
        thread.setDaemon(true);
        thread.start();
        return new WarmUp(thread);
    }

    private static void search(Generations generations) {
        try {
            var unused = generations.with(now ->
                    now.index().counts().isEmpty() ? List.of() : now.retriever().retrieve(QUERY));
        } catch (EmbeddingException | IndexException e) {
            LOG.warn("event=not-warm reason=\"{}\"", e.getMessage());
        }
    }

    /** Returns at its end, or when it takes too long. */
    void await() {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
