package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.Chunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Leaves the best of those passages that say the same: copies of a note, a text pasted twice. */
final class NearDuplicates {
    /** Three words in a row, shared by two texts, of all that they have. Windows that overlap by half come to a third. */
    private static final double SAME = 0.85;

    private static final int SHINGLE = 3;

    /** Shorter texts say different things under different titles ("5 km" in two days' notes). */
    private static final int SHORT = 20;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NearDuplicates() {}

    /** @param passages best first */
    static List<Passage> dropped(List<Passage> passages) {
        List<Passage> kept = new ArrayList<>();
        List<Set<String>> seen = new ArrayList<>();
        for (Passage passage : passages) {
            Set<String> shingles = shingles(passage.chunk());
            if (seen.stream().noneMatch(other -> same(other, shingles))) {
                kept.add(passage);
                seen.add(shingles);
            }
        }
        return kept;
    }

    private static Set<String> shingles(Chunk chunk) {
        String[] words = words(chunk.text());
        if (words.length < SHORT) {
            return Set.of(chunk.embeddedText());
        }
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + SHINGLE <= words.length; i++) {
            shingles.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
        }
        return shingles;
    }

    private static String[] words(String text) {
        return BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT));
    }

    private static boolean same(Set<String> a, Set<String> b) {
        int smaller = Math.min(a.size(), b.size());
        int larger = Math.max(a.size(), b.size());
        if (smaller < SAME * larger) {
            return false;
        }
        Set<String> rest = a.size() == smaller ? a : b;
        Set<String> whole = a.size() == smaller ? b : a;
        long shared = rest.stream().filter(whole::contains).count();
        return shared >= SAME * (a.size() + b.size() - shared);
    }
}
