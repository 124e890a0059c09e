package io.vaultkeeper.generation;

import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.DamagedIndexException;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.ingest.KnownVectors;
import io.vaultkeeper.retrieval.Retriever;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens indexes and their models. */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Engines engines;
    private final Wanted wanted;

    Opening(Engines engines, Wanted wanted) {
        this.engines = engines;
        this.wanted = wanted;
    }

    /** A model, and what an index for it must be like. */
    record Prepared(Embedder embedder, IndexKey key) {}

    /** @throws EmbeddingException where the model must be asked and cannot be */
    Prepared wanted(Registered registered) {
        Embedder embedder = engines.embedder(wanted.embedding(), remembered(registered));
        return new Prepared(embedder, keyOf(wanted.store(), embedder));
    }

    private @Nullable EmbeddingSpace remembered(Registered registered) {
        return registered
                .all()
                .filter(one -> one.embedding().equals(withoutKey(wanted.embedding())))
                .map(one -> one.key().space())
                .findFirst()
                .orElse(null);
    }

    IndexKey keyOf(String store, Embedder embedder) {
        return new IndexKey(store, embedder.space(), engines.chunker(embedder).version());
    }

    /** The model of an index that was made before, by the settings of that time. */
    Embedder embedderOf(IndexDescription description) {
        EmbeddingSettings then = description.embedding();
        boolean sameServer = Objects.equals(then.provider(), wanted.embedding().provider())
                && Objects.equals(then.baseUrl(), wanted.embedding().baseUrl());
        EmbeddingSettings settings =
                sameServer ? withKey(then, wanted.embedding().apiKey()) : then;
        return engines.reopened(settings, description.key().space());
    }

    /** An index that cannot be read is of no use to anyone, and all that is in it is in the vault. */
    Generation open(IndexDescription description, Embedder embedder, KnownVectors known) {
        IndexStore store = engines.store(description.key().store());
        int dimensions = description.key().space().dimensions();
        IndexDescription found = description;
        ChunkIndex index;
        try {
            index = store.open(description.id(), dimensions);
        } catch (DamagedIndexException e) {
            LOG.warn("event=index-damaged action=rebuild reason=\"{}\"", e.getMessage());
            store.delete(description.id());
            index = store.open(description.id(), dimensions);
            found = description.emptied();
        }
        Chunker chunker = engines.chunker(embedder);
        return new Generation(
                found,
                embedder,
                index,
                engines.ingest(chunker, embedder, index, known),
                new Retriever(index, embedder, null, engines.reranker()));
    }

    /** Settings as they may be written to a file. */
    EmbeddingSettings described() {
        return withoutKey(wanted.embedding());
    }

    private static EmbeddingSettings withoutKey(EmbeddingSettings settings) {
        return withKey(settings, null);
    }

    private static EmbeddingSettings withKey(EmbeddingSettings settings, @Nullable String apiKey) {
        return new EmbeddingSettings(
                settings.provider(),
                settings.model(),
                settings.baseUrl(),
                apiKey,
                settings.queryPrefix(),
                settings.passagePrefix());
    }
}
