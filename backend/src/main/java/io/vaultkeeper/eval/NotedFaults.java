package io.vaultkeeper.eval;

import io.vaultkeeper.chunking.TokenCounter;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.retrieval.Reranker;
import io.vaultkeeper.retrieval.RerankingException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers that a model failed: a search goes on without it, and its figures would be those of another setting. */
final class NotedFaults {
    private final AtomicReference<String> first = new AtomicReference<>();

    /** @throws EvalException where a model failed since the last call */
    void check(String setting) throws EvalException {
        String fault = first.getAndSet(null);
        if (fault != null) {
            throw new EvalException("A model of \"" + setting + "\" failed, so it has no figures: " + fault);
        }
    }

    Reranker of(Reranker reranker) {
        return (question, texts) -> {
            try {
                return reranker.scores(question, texts);
            } catch (RerankingException e) {
                first.compareAndSet(null, String.valueOf(e.getMessage()));
                throw e;
            }
        };
    }

    Embedder of(Embedder embedder) {
        return new Embedder() {
            @Override
            public EmbeddingSpace space() {
                return embedder.space();
            }

            @Override
            public TokenCounter tokens() {
                return embedder.tokens();
            }

            @Override
            public List<float[]> embedPassages(List<String> passages) {
                return embedder.embedPassages(passages);
            }

            @Override
            public float[] embedQuery(String query) {
                try {
                    return embedder.embedQuery(query);
                } catch (EmbeddingException e) {
                    first.compareAndSet(null, String.valueOf(e.getMessage()));
                    throw e;
                }
            }

            @Override
            public void close() {
                embedder.close();
            }
        };
    }
}
