package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.TokenCounter;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSpace;
import java.util.List;
import java.util.Locale;

/** An embedder without a model: each word stem adds to one of the vector's numbers, so that texts that share words are near. */
public class HashedWordsEmbedder implements Embedder {
    static final int DIMENSIONS = 64;

    private final boolean broken;

    public HashedWordsEmbedder() {
        this(false);
    }

    private HashedWordsEmbedder(boolean broken) {
        this.broken = broken;
    }

    /** One whose model cannot be had. */
    static HashedWordsEmbedder broken() {
        return new HashedWordsEmbedder(true);
    }

    @Override
    public EmbeddingSpace space() {
        return new EmbeddingSpace("test", "hashed-words", DIMENSIONS, 512);
    }

    @Override
    public TokenCounter tokens() {
        return text -> words(text).length;
    }

    @Override
    public List<float[]> embedPassages(List<String> passages) {
        return passages.stream().map(this::embedQuery).toList();
    }

    @Override
    public float[] embedQuery(String query) {
        if (broken) {
            throw new EmbeddingException("the model is away", new IllegalStateException());
        }
        float[] vector = new float[DIMENSIONS];
        vector[0] = 0.1f;
        for (String word : words(query)) {
            String stem = word.substring(0, Math.min(5, word.length()));
            vector[Math.floorMod(stem.hashCode() * 31, DIMENSIONS)] += 1;
        }
        return unit(vector);
    }

    @Override
    public void close() {}

    private static String[] words(String text) {
        return text.toLowerCase(Locale.ROOT).split("\\P{L}+");
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += x * x;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
