package io.vaultkeeper.index.pgvector;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which lexemes are looked up for a query: as many as give no more chunks than can be weighed in a few milliseconds, the rarest
 * first. Of a word that is in more chunks, those are taken in which it weighs much.
 *
 * @param atMost so many chunks hold one of them; fewer where a chunk holds several
 * @param narrowed whether chunks that hold a word of the query are left out
 */
record Candidates(List<String> lexemes, long atMost, boolean narrowed) {
    /**
     * Chunks that are weighed at first, at one to three microseconds each, by how many pages are in the server's memory. Of 42,000
     * chunks out of shuffled sentences the ten best hits were Lucene's to .891, with 3,000 to .895, with 1,000 to .863.
     */
    static final long MOST = 2_000;

    /** Whether a word in so many chunks may have to be narrowed. */
    static boolean isCommon(long count) {
        return count > MOST / 4;
    }

    /** The lexemes that stand for a word, from most chunks to fewest. */
    private static List<String> forms(String stem) {
        return List.of(stem, WordWeights.HEAVY + stem, WordWeights.HEAVIEST + stem);
    }

    static List<String> heavier(String stem) {
        return forms(stem).subList(1, 3);
    }

    /**
     * @param stems that occur, one at the least, the rarest first
     * @param counts of them and of the heavier forms of common ones
     * @param most how many chunks may be weighed
     */
    static Candidates choose(List<String> stems, Map<String, Long> counts, long most) {
        Set<String> chosen = new LinkedHashSet<>();
        boolean narrowed = false;
        long left = most;
        for (String stem : stems) {
            for (String form : forms(stem)) {
                long count = counts.getOrDefault(form, 0L);
                if (count > 0 && count <= left) {
                    chosen.add(form);
                    left -= count;
                    break;
                }
            }
            narrowed |= !chosen.contains(stem);
        }
        return new Candidates(new ArrayList<>(chosen), most - left, narrowed);
    }
}
