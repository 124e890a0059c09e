package io.vaultkeeper.index;

import java.nio.ByteBuffer;

/**
 * Some {@link VectorCode}s with their numbers, turned about: a row holds one word of each of them. Java makes vector instructions of a
 * loop over rows where the processor counts bits in them, which is five times faster than one code after the other.
 */
public final class CodedBlock {
    /** A row of so many is four kilobytes: all that is at work for one block fits the nearest cache. */
    public static final int MOST = 1_024;

    private final int[] numbers;
    private final int[][] low;
    private final int[][] high;
    private final float[] scales;
    private final float[] shifts;
    private final float[] levels;

    /** What {@link #set} works with: one call for all words is quicker than one a word until Java has compiled them. */
    private final int[] words;

    private int size;

    /** @param room how many codes are still to come, as far as is known */
    public CodedBlock(int dimensions, long room) {
        int most = (int) Math.min(MOST, room);
        int rows = VectorCode.words(dimensions);
        this.numbers = new int[most];
        this.low = new int[rows][most];
        this.high = new int[rows][most];
        this.scales = new float[most];
        this.shifts = new float[most];
        this.levels = new float[most];
        this.words = new int[2 * rows];
    }

    public boolean isFull() {
        return size == numbers.length;
    }

    /**
     * Not to be called while another thread reads.
     *
     * @param number by which the vector is told from others
     * @param code a {@link VectorCode}
     */
    public void add(int number, ByteBuffer code) {
        size++;
        set(size - 1, number, code);
    }

    /** As {@link #add}, in the place of the code that was the {@code i}th. */
    public void set(int i, int number, ByteBuffer code) {
        numbers[i] = number;
        scales[i] = code.getFloat();
        shifts[i] = code.getFloat();
        code.asIntBuffer().get(words);
        int sum = 0;
        for (int row = 0; row < low.length; row++) {
            low[row][i] = words[row];
            high[row][i] = words[low.length + row];
            sum += Integer.bitCount(low[row][i]) + 2 * Integer.bitCount(high[row][i]);
        }
        levels[i] = sum;
    }

    public int size() {
        return size;
    }

    public int number(int i) {
        return numbers[i];
    }

    /** Of each code, the dot product of its vector with the query, up to what is the same for all. */
    public float[] estimates(CodedQuery query) {
        int[] lower = new int[size];
        int[] higher = new int[size];
        for (int word = 0; word < low.length; word++) {
            addCommonBits(low[word], lower, query, word);
            addCommonBits(high[word], higher, query, word);
        }
        float[] estimates = new float[size];
        for (int i = 0; i < estimates.length; i++) {
            float product = query.width() * (lower[i] + 2 * higher[i]) + query.lowest() * levels[i] - query.middle();
            estimates[i] = scales[i] * product + shifts[i];
        }
        return estimates;
    }

    /** In the loop nothing but arrays from their beginnings, or Java makes no vector instructions of it. */
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
