package io.vaultkeeper.generation;

import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.ingest.KnownVectors;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the index that answers from the start on, and opens it. */
final class Start {
    private static final Logger LOG = LoggerFactory.getLogger(Start.class);

    private final Opening opening;
    private final Housekeeping housekeeping;
    private final IndexRegister register;
    private final Clock clock;
    private Registered registered;

    Start(Opening opening, Housekeeping housekeeping, IndexRegister register, Clock clock) {
        this.opening = opening;
        this.housekeeping = housekeeping;
        this.register = register;
        this.clock = clock;
        this.registered = register.read();
    }

    /**
     * @param prepared the model that is wanted; null where it cannot be asked now
     * @param due another index is wanted than the one that answers
     * @param problem why it cannot be built now; null otherwise
     */
    record Started(
            Generation serving,
            Registered registered,
            Opening.@Nullable Prepared prepared,
            boolean due,
            @Nullable String problem) {}

    /**
     * @throws IndexException where the index cannot be opened
     * @throws EmbeddingException where there is no index yet, and the model for the first one cannot be asked
     */
    Started open() {
        Opening.Prepared wanted;
        IndexDescription known = registered.serving();
        try {
            wanted = opening.wanted(registered);
        } catch (EmbeddingException e) {
            if (known == null) {
                throw e;
            }
            Generation old = open(known, opening.embedderOf(known));
            return new Started(old, registered, null, true, e.getMessage());
        }
        return known == null || known.key().equals(wanted.key()) || !known.complete()
                ? openWanted(known, wanted)
                : openOld(known, wanted);
    }

    /** The index that is wanted is the one that answers, though it may be empty. */
    private Started openWanted(@Nullable IndexDescription known, Opening.Prepared wanted) {
        boolean fits = known != null && known.key().equals(wanted.key());
        IndexDescription next = fits
                ? Objects.requireNonNull(known)
                : housekeeping.takenUp(wanted.key(), opening.described(), registered, clock);
        Generation opened = open(next, wanted.embedder());
        IndexDescription begun = registered.building();
        if (begun != null && !begun.key().equals(wanted.key())) {
            remember(registered.building(null));
        }
        return new Started(opened, registered, wanted, registered.building() != null, null);
    }

    /** An index of other settings answers until the one that is wanted is complete; without it, none would. */
    private Started openOld(IndexDescription known, Opening.Prepared wanted) {
        try {
            boolean sameModel = wanted.key().space().equals(known.key().space());
            Embedder embedder = sameModel ? wanted.embedder() : opening.embedderOf(known);
            Generation opened = open(known, embedder);
            if (opened.description().complete()) {
                return new Started(opened, registered, wanted, true, null);
            }
            opened.close(!sameModel); // it was damaged, and is empty now
        } catch (IndexException | EmbeddingException e) {
            LOG.warn("event=old-index-unusable reason=\"{}\"", e.getMessage());
        }
        return openWanted(null, wanted);
    }

    private Generation open(IndexDescription description, Embedder embedder) {
        Generation opened = opening.open(description, embedder, KnownVectors.NONE);
        try {
            remember(registered.serving(opened.description().usedAt(clock.instant())));
        } catch (IndexException e) {
            opened.close(false); // a next try would find it held
            throw e;
        }
        return opened;
    }

    private void remember(Registered next) {
        register.write(next);
        registered = next;
    }
}
