package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.WordHits;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Query to passages. Safe for use by several threads. */
public final class Retriever {
    /** By how many of each leg's best hits the weight is found. */
    private static final int SAMPLE = 10;

    /** How many candidates are loaded for each passage wanted: some are duplicates, some are joined to others, some are of other days. */
    private static final int FEW_CANDIDATES = 3;

    /** Where those come to too few passages. */
    private static final int MANY_CANDIDATES = 10;

    private final ChunkIndex index;
    private final Legs legs;
    private final @Nullable Double fixedWeight;
    private final @Nullable Reranker reranker;

    public Retriever(ChunkIndex index, Embedder embedder) {
        this(index, embedder, null, null);
    }

    /**
     * @param fixedWeight of the vectors in a hybrid search, 0 to 1; null weighs each query by itself
     * @param reranker of a hybrid search; null leaves the order as it is
     */
    public Retriever(ChunkIndex index, Embedder embedder, @Nullable Double fixedWeight, @Nullable Reranker reranker) {
        this.index = index;
        this.legs = new Legs(index, embedder);
        this.fixedWeight = fixedWeight;
        this.reranker = reranker;
    }

    /**
     * At most {@code query.k()} passages, best first. A hybrid search whose embedding model fails goes on by words.
     *
     * @throws EmbeddingException where the search is semantic and the model cannot be had
     */
    public List<Passage> retrieve(Query query) {
        LoadedChunks loaded = new LoadedChunks(index);
        List<List<Found>> byText =
                query.texts().stream().map(text -> search(text, query, loaded)).toList();
        List<Found> found = Interleaving.of(byText);
        List<Passage> passages = passages(found, query, query.k() * FEW_CANDIDATES, loaded);
        boolean enough = passages.size() >= query.k() || found.size() <= query.k() * FEW_CANDIDATES;
        return enough ? passages : passages(found, query, query.k() * MANY_CANDIDATES, loaded);
    }

    /** @param candidates how many of those found are looked at */
    private static List<Passage> passages(List<Found> found, Query query, int candidates, LoadedChunks loaded) {
        List<Passage> said = SpokenDays.within(query.scope(), load(found, candidates, loaded));
        List<Passage> whole = CutBlocks.joined(said, loaded);
        List<Passage> distinct = NearDuplicates.dropped(whole);
        List<Passage> shared = NoteShare.limited(distinct, query.scope());
        return Neighbours.joined(shared, query.k());
    }

    private List<Found> search(String text, Query query, LoadedChunks loaded) {
        Legs.Hits hits = legs.search(text, query, loaded);
        double weight = vectorWeight(text, query.mode(), hits.words(), hits.vectors(), loaded);
        List<Found> found = Fusion.fuse(hits.words().hits(), hits.vectors(), weight);
        return reranker == null || query.mode() != Mode.HYBRID ? found : Reranking.of(reranker, text, found, loaded);
    }

    private double vectorWeight(String text, Mode mode, WordHits words, List<Hit> vectors, LoadedChunks loaded) {
        return switch (mode) {
            case SEMANTIC -> 1;
            case KEYWORD -> 0;
            case HYBRID -> fixedWeight != null ? fixedWeight : fittedWeight(text, words, vectors, loaded);
        };
    }

    private static double fittedWeight(String text, WordHits words, List<Hit> vectors, LoadedChunks loaded) {
        if (!Language.isLatin(text)) {
            return Fusion.foreignVectorWeight(words.coverage());
        }
        List<Chunk> best = best(words.hits(), vectors, loaded);
        double english = Language.englishShare(best.stream().map(Chunk::text).toList());
        double spoken = best.stream()
                .mapToInt(chunk -> chunk.messages().isEmpty() ? 0 : 1)
                .average()
                .orElse(0);
        return Fusion.vectorWeight(words.coverage(), english, spoken);
    }

    /** The best hits of both legs. */
    private static List<Chunk> best(List<Hit> words, List<Hit> vectors, LoadedChunks loaded) {
        Set<String> best = new LinkedHashSet<>();
        Stream.concat(words.stream().limit(SAMPLE), vectors.stream().limit(SAMPLE))
                .forEach(hit -> best.add(hit.chunkId()));
        return loaded.of(best);
    }

    private static List<Passage> load(List<Found> found, int limit, LoadedChunks loaded) {
        List<Found> best = found.subList(0, Math.min(limit, found.size()));
        Map<String, Found> byId = new HashMap<>();
        best.forEach(hit -> byId.put(hit.chunkId(), hit));
        return loaded.of(best.stream().map(Found::chunkId).toList()).stream()
                .map(chunk -> passage(chunk, byId))
                .toList();
    }

    private static Passage passage(Chunk chunk, Map<String, Found> byId) {
        Found found = Objects.requireNonNull(byId.get(chunk.id()));
        return new Passage(chunk, found.score(), found.why());
    }
}
