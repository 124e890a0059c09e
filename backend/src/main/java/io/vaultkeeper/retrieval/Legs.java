package io.vaultkeeper.retrieval;

import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.WordHits;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two searches of a hybrid one, side by side: making the query's vector takes longer than the words do. */
final class Legs {
    private static final Logger LOG = LoggerFactory.getLogger(Legs.class);

    /**
     * Not the common pool's, which has one thread on two cores: an index being written may hold it, and both legs do parts of their
     * work side by side with its help.
     */
    private static final Executor THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "vectors-of-a-search");
        thread.setDaemon(true);
        return thread;
    });

    /** How many hits of words, and how many of vectors, are fused, unless more passages are wanted. */
    private static final int DEPTH = 100;

    /** For each passage wanted, how many hits of the words are loaded beforehand. */
    private static final int LIKELY = 2;

    private final ChunkIndex index;
    private final Embedder embedder;

    Legs(ChunkIndex index, Embedder embedder) {
        this.index = index;
        this.embedder = embedder;
    }

    /** What both found, best first; a leg that the mode leaves out has found nothing. */
    record Hits(WordHits words, List<Hit> vectors) {}

    /**
     * @param loaded is given what is likely to be wanted of the words' hits while the model is at work
     * @throws EmbeddingException where the search is semantic and the model cannot be had
     */
    Hits search(String text, Query query, LoadedChunks loaded) {
        return switch (query.mode()) {
            case KEYWORD -> new Hits(words(text, query), List.of());
            case SEMANTIC -> new Hits(new WordHits(List.of(), 0), vectors(text, query));
            case HYBRID -> both(text, query, loaded);
        };
    }

    private Hits both(String text, Query query, LoadedChunks loaded) {
        CompletableFuture<List<Hit>> vectors =
                CompletableFuture.supplyAsync(() -> vectorsUnlessTheModelFails(text, query), THREADS);
        try {
            WordHits words = words(text, query);
            loaded.of(words.hits().stream()
                    .limit((long) query.k() * LIKELY)
                    .map(Hit::chunkId)
                    .toList());
            return new Hits(words, vectors.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        } finally {
            awaitEnd(vectors);
        }
    }

    /** Also where the words failed: nobody may be left reading an index that the caller then closes. */
    private static void awaitEnd(CompletableFuture<List<Hit>> leg) {
        var unused = leg.handle((hits, fault) -> List.of()).join();
    }

    private WordHits words(String text, Query query) {
        return index.matching(text, depth(query), query.scope());
    }

    private List<Hit> vectorsUnlessTheModelFails(String text, Query query) {
        try {
            return vectors(text, query);
        } catch (EmbeddingException e) {
            LOG.warn("event=search_by_words_only reason=\"{}\"", e.getMessage());
            return List.of();
        }
    }

    private List<Hit> vectors(String text, Query query) {
        return text.isBlank() ? List.of() : index.nearest(embedder.embedQuery(text), depth(query), query.scope());
    }

    private static int depth(Query query) {
        return Math.max(DEPTH, query.k());
    }
}
