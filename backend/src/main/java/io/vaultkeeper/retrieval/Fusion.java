package io.vaultkeeper.retrieval;

import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.WordHits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two ranked lists to one. A word score counts as its share of the best one, a similarity as its place between the worst and
 * the best one of its list; what a list does not hold scores 0 in it.
 */
final class Fusion {
    /**
     * How much of the vectors' weight in conversations goes where the words tell all. People seldom use the words of the
     * question there; where they do, words count as much. Fitted on chats between two and in groups, in English and Portuguese:
     * within 2,000 tokens this finds one or two in a hundred answers more than any one weight does. What is written is fitted apart.
     */
    private static final double SPOKEN = 0.5;

    private Fusion() {}

    /**
     * The weight of the vectors, fitted for e5-small-v2 on questions in English, Portuguese and Spanish: the more of the
     * query's telling words the best hit holds, the less they count, and less still where the texts are in a language which
     * the model was not trained on.
     *
     * @param coverage as in {@link WordHits#coverage}
     * @param english share of English among the best hits, 0 to 1
     * @param spoken share of conversations among the best hits, 0 to 1
     */
    static double vectorWeight(double coverage, double english, double spoken) {
        double written = 0.1 + 0.1 * english + (0.4 + 0.1 * english) * (1 - coverage);
        return (1 - spoken) * written + spoken * (1 - SPOKEN * coverage);
    }

    /** As {@link #vectorWeight}, for a query in another script, of which the model knows next to nothing. */
    static double foreignVectorWeight(double coverage) {
        return 0.1 + 0.1 * (1 - coverage);
    }

    /**
     * Both lists as one, best first.
     *
     * @param vectorWeight 0 to 1; 1 ignores the words
     */
    static List<Found> fuse(List<Hit> words, List<Hit> vectors, double vectorWeight) {
        Map<String, Found> found = new LinkedHashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            Hit hit = vectors.get(i);
            Why why = new Why(new Why.Semantic(i + 1, hit.score()), null);
            found.put(hit.chunkId(), new Found(hit.chunkId(), vectorWeight * place(hit, vectors), why));
        }
        for (int i = 0; i < words.size(); i++) {
            Hit hit = words.get(i);
            Why why = new Why(null, new Why.Keyword(i + 1));
            double best = words.get(0).score();
            double share = best > 0 ? hit.score() / best : 1;
            found.merge(hit.chunkId(), new Found(hit.chunkId(), (1 - vectorWeight) * share, why), Found::plus);
        }
        List<Found> fused = new ArrayList<>(found.values());
        fused.sort(Comparator.comparingDouble(Found::score).reversed());
        return fused;
    }

    private static double place(Hit hit, List<Hit> vectors) {
        double worst = vectors.get(vectors.size() - 1).score();
        double range = vectors.get(0).score() - worst;
        return range == 0 ? 1 : (hit.score() - worst) / range;
    }
}
