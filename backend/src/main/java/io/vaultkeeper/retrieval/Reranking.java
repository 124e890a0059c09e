package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.Chunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what was found into a reranker's order. */
final class Reranking {
    private static final Logger LOG = LoggerFactory.getLogger(Reranking.class);

    /** A text takes a cross-encoder about as long as an embedding; what stands further behind is seldom wanted. */
    private static final int MOST = 30;

    private Reranking() {}

    /** The best of those found by the reranker's scores, the others behind them. As they were, where the reranker fails. */
    static List<Found> of(Reranker reranker, String question, List<Found> found, LoadedChunks loaded) {
        List<Found> best = found.subList(0, Math.min(MOST, found.size()));
        List<Chunk> chunks = loaded.of(best.stream().map(Found::chunkId).toList());
        try {
            List<Double> scores = reranker.scores(
                    question, chunks.stream().map(Chunk::embeddedText).toList());
            return ordered(best, chunks, scores, found.subList(best.size(), found.size()));
        } catch (RerankingException e) {
            LOG.warn("event=search-without-reranker reason=\"{}\"", e.getMessage());
            return found;
        }
    }

    private static List<Found> ordered(List<Found> best, List<Chunk> chunks, List<Double> scores, List<Found> others) {
        Map<String, Found> byId = new HashMap<>();
        best.forEach(hit -> byId.put(hit.chunkId(), hit));
        List<Found> ordered = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            Found hit = Objects.requireNonNull(byId.get(chunks.get(i).id()));
            ordered.add(new Found(hit.chunkId(), scores.get(i), hit.why()));
        }
        ordered.sort(Comparator.comparingDouble(Found::score).reversed());
        others.forEach(hit -> ordered.add(new Found(hit.chunkId(), 0, hit.why())));
        return ordered;
    }
}
