package io.vaultkeeper.bench;

import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ExampleVectors;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.index.Scope;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/** The share of the ten nearest vectors, by an exact comparison with all of them, that the index finds among its first ten. */
final class Recall {
    private static final int K = 10;

    private final ChunkIndex index;
    private final Map<String, float[]> vectors = new HashMap<>();

    /** Reads all vectors. */
    Recall(ChunkIndex index) {
        this.index = index;
        for (LedgerEntry entry : index.ledger()) {
            for (EmbeddedChunk chunk : index.chunksOf(entry.document())) {
                vectors.put(chunk.chunk().id(), Objects.requireNonNull(chunk.vector()));
            }
        }
    }

    int chunks() {
        return vectors.size();
    }

    double at10(List<float[]> queries) {
        return queries.stream().mapToDouble(this::at10).average().orElse(0);
    }

    private double at10(float[] query) {
        Set<String> exact = exact(query);
        List<Hit> found = index.nearest(query, K, Scope.ALL);
        return found.stream().map(Hit::chunkId).filter(exact::contains).count() / (double) K;
    }

    private Set<String> exact(float[] query) {
        PriorityQueue<Hit> best = new PriorityQueue<>(Comparator.comparingDouble(Hit::score));
        vectors.forEach((id, vector) -> {
            best.add(new Hit(id, ExampleVectors.cosine(query, vector)));
            if (best.size() > K) {
                best.remove();
            }
        });
        return best.stream().map(Hit::chunkId).collect(Collectors.toSet());
    }
}
