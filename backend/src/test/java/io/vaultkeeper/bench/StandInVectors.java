package io.vaultkeeper.bench;

import io.vaultkeeper.chunking.TokenCounter;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.index.ExampleVectors;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Gives a text, at no cost, a vector near one of the model's own: they lie in clusters where the model's lie. */
final class StandInVectors implements Embedder {
    private static final int CLUSTERS = 400;

    /** Two texts of one cluster then have a cosine of 0.8, as two passages on one topic have with E5. */
    private static final double SPREAD = 0.5;

    private final Embedder model;
    private final List<float[]> centres;

    /** Embeds some hundred texts, which takes some seconds. */
    StandInVectors(Embedder model) {
        SyntheticText text = new SyntheticText(3);
        this.model = model;
        this.centres = model.embedPassages(
                Stream.generate(() -> text.paragraph(80)).limit(CLUSTERS).toList());
    }

    @Override
    public EmbeddingSpace space() {
        return model.space();
    }

    @Override
    public TokenCounter tokens() {
        return model.tokens();
    }

    @Override
    public List<float[]> embedPassages(List<String> passages) {
        return passages.stream().map(this::near).toList();
    }

    @Override
    public float[] embedQuery(String query) {
        return near(query);
    }

    private float[] near(String text) {
        Random random = new Random(text.hashCode());
        return ExampleVectors.near(random, centres.get(random.nextInt(CLUSTERS)), SPREAD);
    }

    @Override
    public void close() {}
}
