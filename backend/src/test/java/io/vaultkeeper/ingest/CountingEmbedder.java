package io.vaultkeeper.ingest;

import io.vaultkeeper.chunking.TokenCounter;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives each text a vector of its own and remembers what it was asked for. */
public final class CountingEmbedder implements Embedder {
    private final String model;
    private final List<String> embedded = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile String poison = "\u0000";

    CountingEmbedder() {
        this("counting");
    }

    public CountingEmbedder(String model) {
        this.model = model;
    }

    @Override
    public EmbeddingSpace space() {
        return new EmbeddingSpace("test", model, 16, 500);
    }

    @Override
    public TokenCounter tokens() {
        return text -> text.split("\\s+").length;
    }

    @Override
    public List<float[]> embedPassages(List<String> passages) {
        if (away || passages.stream().anyMatch(passage -> passage.contains(poison))) {
            throw new EmbeddingException("The model is away.", new IllegalStateException());
        }
        List<float[]> vectors = new ArrayList<>();
        for (String passage : passages) {
            embedded.add(passage);
            vectors.add(embedQuery(passage));
        }
        return vectors;
    }

    @Override
    public float[] embedQuery(String query) {
        Random random = new Random(query.hashCode());
        float[] vector = new float[16];
        double square = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
            square += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }

    /** What was embedded since the last call. */
    public List<String> take() {
        List<String> taken = List.copyOf(embedded);
        embedded.clear();
        return taken;
    }

    public void goAway(boolean on) {
        away = on;
    }

    /** Texts with this in them are refused from now on. */
    void refuse(String text) {
        poison = text;
    }

    @Override
    public void close() {}
}
