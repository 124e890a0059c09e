package io.vaultkeeper.index.lucene;

import java.util.List;

/**
 * Some {@link VectorCode}s of one segment, turned about: a row holds one word of each of them. Java makes vector instructions of a
 * loop over rows where the processor counts bits in them, which is five times faster than one code after the other.
 */
final class CodedBlock {
    /** A row of so many is four kilobytes: all that is at work for one block fits the nearest cache. */
    static final int MOST = 1_024;

    private final int[] documents;
    private final int[][] low;
    private final int[][] high;
    private final float[] scales;
    private final float[] shifts;
    private final float[] levels;

    /**
     * @param documents of the codes, by Lucene's number in the segment
     * @param words of each code
     */
    CodedBlock(List<Integer> documents, List<VectorCode> codes, int words) {
        int size = codes.size();
        this.documents = documents.stream().mapToInt(Integer::intValue).toArray();
        this.low = new int[words][size];
        this.high = new int[words][size];
        this.scales = new float[size];
        this.shifts = new float[size];
        this.levels = new float[size];
        for (int i = 0; i < size; i++) {
            put(i, codes.get(i));
        }
    }

    private void put(int i, VectorCode code) {
        for (int word = 0; word < low.length; word++) {
            low[word][i] = code.low(word);
            high[word][i] = code.high(word);
        }
        scales[i] = code.scale();
        shifts[i] = code.shift();
        levels[i] = code.levels();
    }

    int document(int i) {
        return documents[i];
    }

    /** Of each code, the dot product of its vector with the query, up to what is the same for all. */
    float[] estimates(CodedQuery query) {
        int[] lower = new int[scales.length];
        int[] higher = new int[scales.length];
        for (int word = 0; word < low.length; word++) {
            addCommonBits(low[word], lower, query, word);
            addCommonBits(high[word], higher, query, word);
        }
        float[] estimates = new float[scales.length];
        for (int i = 0; i < estimates.length; i++) {
            float product = query.width() * (lower[i] + 2 * higher[i]) + query.lowest() * levels[i] - query.middle();
            estimates[i] = scales[i] * product + shifts[i];
        }
        return estimates;
    }

    /** In the loop nothing but arrays of one length from their beginnings, or Java makes no vector instructions of it. */
    private static void addCommonBits(int[] row, int[] sums, CodedQuery query, int word) {
        int plane0 = query.plane(0, word);
        int plane1 = query.plane(1, word);
        int plane2 = query.plane(2, word);
        int plane3 = query.plane(3, word);
        for (int i = 0; i < sums.length; i++) {
            int bits = row[i];
            sums[i] += Integer.bitCount(bits & plane0)
                    + (Integer.bitCount(bits & plane1) << 1)
                    + (Integer.bitCount(bits & plane2) << 2)
                    + (Integer.bitCount(bits & plane3) << 3);
        }
    }
}
