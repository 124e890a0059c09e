package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.Chunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shows a paragraph whole that was too large for one chunk. */
final class CutBlocks {
    private CutBlocks() {}

    /** @param passages best first; those that a better one shows already are dropped */
    static List<Passage> joined(List<Passage> passages, LoadedChunks loaded) {
        loaded.of(passages.stream()
                .flatMap(passage -> passage.chunk().parts().stream())
                .distinct()
                .toList()); // all at once
        List<Passage> joined = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (Passage passage : passages) {
            if (shown.add(passage.chunk().id())) {
                joined.add(JoinedPassage.of(run(passage, shown, loaded), passage));
            }
        }
        return joined;
    }

    /** The passage with what is before and after it, unless that is shown elsewhere. */
    private static List<Passage> run(Passage found, Set<String> shown, LoadedChunks loaded) {
        List<Passage> run = new ArrayList<>();
        for (Chunk part : loaded.of(found.chunk().parts())) {
            if (part.id().equals(found.chunk().id()) || shown.add(part.id())) {
                run.add(found.withChunk(part));
            }
        }
        return run.isEmpty() ? List.of(found) : run;
    }
}
