package io.vaultkeeper.eval;

import io.vaultkeeper.retrieval.Passage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question's result.
 *
 * @param rank of the first passage that holds any of what was expected; null where none does
 * @param found how much of what was expected is among the first ten passages, or as many as the setting asks for where that is more
 * @param ranks of each piece that was expected, in the question's order; null where it was not found
 * @param evidence2000 share of what was expected within as many tokens of passages
 * @param best what stood there instead, or as well: the first few passages
 */
public record Outcome(
        String id,
        String question,
        @Nullable Integer rank,
        int found,
        int expected,
        List<@Nullable Integer> ranks,
        double evidence2000,
        double evidence4000,
        List<Place> best) {
    private static final int SHOWN = 3;
    private static final int SNIPPET = 160;

    /** @param document as in {@link io.vaultkeeper.document.DocumentId} */
    public record Place(String document, List<String> headings, String text) {
        static Place of(Passage passage) {
            String line = passage.chunk().text().replaceAll("\\s+", " ").strip();
            return new Place(
                    passage.chunk().document().toString(),
                    passage.chunk().headings(),
                    line.length() <= SNIPPET ? line : line.substring(0, line.offsetByCodePoints(0, SNIPPET / 2)) + "…");
        }
    }

    static Outcome of(
            Question question, List<Passage> passages, Ranking ranking, double within2000, double within4000) {
        return new Outcome(
                question.id(),
                question.text(),
                ranking.ranks().stream().min(Integer::compare).orElse(null),
                ranking.ranks().size(),
                ranking.expected(),
                ranking.places(),
                within2000,
                within4000,
                passages.stream().limit(SHOWN).map(Place::of).toList());
    }
}
