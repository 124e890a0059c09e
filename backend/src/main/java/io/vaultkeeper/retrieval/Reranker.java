package io.vaultkeeper.retrieval;

import java.util.List;

/** Reads a question and a text together, which tells more of how they belong together than two vectors, and takes longer. */
public interface Reranker {
    /**
     * How well each text answers, 0 to 1, in their order.
     *
     * @throws RerankingException where the model fails
     */
    List<Double> scores(String question, List<String> texts);
}
