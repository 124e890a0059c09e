package io.vaultkeeper.retrieval;

import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.index.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps one note from filling the result. What a note has beyond its share goes behind all others, and so comes in where
 * they run out.
 */
final class NoteShare {
    /** Half of the passages that are asked for as a rule. With three, one in forty answers of SQuAD was pushed out. */
    private static final int SHARE = 5;

    private NoteShare() {}

    /** @param passages best first */
    static List<Passage> limited(List<Passage> passages, Scope scope) {
        if (scope.documents().size() == 1) {
            return passages;
        }
        List<Passage> within = new ArrayList<>();
        List<Passage> beyond = new ArrayList<>();
        Map<DocumentId, Integer> taken = new HashMap<>();
        for (Passage passage : passages) {
            boolean first = taken.merge(passage.chunk().document(), 1, Integer::sum) <= SHARE;
            (first || isConversation(passage) || isAhead(passage, passages) ? within : beyond).add(passage);
        }
        within.addAll(beyond);
        return within;
    }

    /** A conversation is one long document about everything. */
    private static boolean isConversation(Passage passage) {
        return !passage.chunk().messages().isEmpty();
    }

    /** A note alone matters where what it has beyond its share is still better than anything of another. */
    private static boolean isAhead(Passage passage, List<Passage> passages) {
        return passages.stream()
                .filter(other ->
                        !other.chunk().document().equals(passage.chunk().document()))
                .findFirst()
                .map(best -> passage.score() >= best.score())
                .orElse(true);
    }
}
