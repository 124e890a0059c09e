package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Leaves the best of those passages that say the same, copies of a note or a text pasted twice, and tells where else it stands. */
final class NearDuplicates {
    /** Three words in a row, shared by two texts, of all that they have. Windows that overlap by half come to a third. */
    private static final double SAME = 0.85;

    private static final int SHINGLE = 3;

    /** Shorter texts say different things under different titles ("5 km" in two days' notes). */
    private static final int SHORT = 20;

    private static final int PRIME = 31;

    private NearDuplicates() {}

    /** @param passages best first */
    static List<Passage> dropped(List<Passage> passages) {
        List<Passage> kept = new ArrayList<>();
        List<int[]> seen = new ArrayList<>();
        List<List<Chunk>> copies = new ArrayList<>();
        for (Passage passage : passages) {
            int[] shingles = shingles(passage.chunk());
            int best = alike(seen, shingles);
            if (best < seen.size()) {
                copies.get(best).add(passage.chunk());
            } else {
                kept.add(passage);
                seen.add(shingles);
                copies.add(new ArrayList<>());
            }
        }
        return IntStream.range(0, kept.size())
                .mapToObj(i -> kept.get(i).withCopies(copies.get(i)))
                .toList();
    }

    /** The first that says the same; how many there are where none does. */
    private static int alike(List<int[]> seen, int[] shingles) {
        int i = 0;
        while (i < seen.size() && !same(seen.get(i), shingles)) {
            i++;
        }
        return i;
    }

    /** Their hashes, each once, in ascending order. */
    private static int[] shingles(Chunk chunk) {
        int[] words = words(chunk.text());
        if (words.length < SHORT) {
            return new int[] {chunk.embeddedText().hashCode()};
        }
        return IntStream.rangeClosed(0, words.length - SHINGLE)
                .map(i -> (words[i] * PRIME + words[i + 1]) * PRIME + words[i + 2])
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * Hashes of the words, whatever stands between them. Their case counts: a copy keeps it, and a text whose capitals are all
     * gone was written anew, as the six of FaQuAD, each with questions of its own.
     */
    private static int[] words(String text) {
        int[] words = new int[text.length()];
        int count = 0;
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (hash != 0 && Character.isIdeographic(c)) {
                words[count++] = hash; // written without blanks, each of these is a word
                hash = 0;
            }
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                hash = hash * PRIME + c;
            } else if (hash != 0) {
                words[count++] = hash;
                hash = 0;
            }
        }
        if (hash != 0) {
            words[count++] = hash;
        }
        return Arrays.copyOf(words, count);
    }

    /** Whether enough is in both of all that is in either; most texts differ so soon that little of them is compared. */
    private static boolean same(int[] a, int[] b) {
        double needed = SAME / (1 + SAME) * (a.length + b.length);
        int i = 0;
        int j = 0;
        int shared = 0;
        while (shared + Math.min(a.length - i, b.length - j) >= needed && i < a.length && j < b.length) {
            int order = Integer.compare(a[i], b[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared >= needed;
    }
}
